<?php
// POST /partner-session: what the page's fetchSession asks.
require __DIR__ . '/mint-session.php';

/** A setting from the environment. */
function setting(string $name, string $otherwise = ''): string
{
    $value = getenv($name);
    return $value === false || $value === '' ? $otherwise : $value;
}

// YOUR SIGN-IN goes here: who is signed in, from your own session ($_SESSION), or null.
// Until then PORTAL_OPERATOR stands in for it; without it nobody is signed in.
function signed_in(): ?array
{
    $userId = setting('PORTAL_OPERATOR');
    return $userId === '' ? null : ['userId' => $userId, 'roles' => ['administrator']];
}

function answer(int $status, array $body): void
{
    http_response_code($status);
    header('Content-Type: application/json');
    header('Cache-Control: no-store');
    echo json_encode($body);
    exit;
}

$origin = setting('PORTAL_ORIGIN', 'http://localhost:3000'); // the pages that may use the session
$key = setting('PARTNER_WIDGETS_KEY'); // the partner's secret key

if ($_SERVER['REQUEST_METHOD'] !== 'POST') answer(405, ['code' => 'method-not-allowed']);
// Browsers say with every POST which page sends it. A page of another site is not let in.
if (($_SERVER['HTTP_ORIGIN'] ?? '') !== $origin) answer(403, ['code' => 'origin-not-allowed']);
$operator = signed_in();
if ($operator === null) answer(401, ['code' => 'not-signed-in']);
if ($key === '') {
    error_log("Set PARTNER_WIDGETS_KEY to the partner's secret key.");
    answer(500, ['code' => 'key-missing']);
}
answer(...mint_session(setting('PARTNER_WIDGETS_URL', 'http://localhost:8787'), $key, $operator['userId'], $operator['roles'], [$origin]));
