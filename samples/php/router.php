<?php
// Only for PHP's own server, to try it: pages from the folder named with -t, and the one route. A real server names the route itself.
if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) !== '/partner-session') return false;
require __DIR__ . '/partner-session.php';
