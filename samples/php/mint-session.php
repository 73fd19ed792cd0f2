<?php
// Mints a session at the BFF, with PHP's own streams. PHP 7.4 or newer, no extension but the ones that PHP comes with.

/**
 * Asks the BFF for a session in the name of an operator. Answers [status, body] for the page: 200 and a secret that works once, for a
 * minute; or 502, the BFF's code and the id under which the BFF's log knows the request. The key stands in no message.
 */
function mint_session(string $url, string $key, string $userId, array $roles, array $origins): array
{
    // Where the BFF keeps the roles itself ("rolesFrom":"store"), leave them out.
    $wanted = ['subject' => ['kind' => 'operator', 'userId' => $userId, 'roles' => $roles], 'origins' => $origins];
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => ["Authorization: Bearer $key", 'Content-Type: application/json'],
        'content' => json_encode($wanted, JSON_THROW_ON_ERROR),
        'timeout' => 5,
        'follow_location' => 0,
        'ignore_errors' => true, // the body of a refusal says why
    ]]);
    // @: PHP's own warning would name the address; ours says what is needed.
    $text = @file_get_contents("$url/v1/sessions", false, $context);
    if ($text === false) {
        error_log("No session for $userId: the BFF did not answer.");
        return [502, ['code' => 'bff-unavailable']];
    }
    $status = (int) (explode(' ', $http_response_header[0])[1] ?? 0);
    $answer = json_decode($text, true);
    if ($status === 201 && isset($answer['secret'])) return [200, ['secret' => $answer['secret']]];
    $problem = ['code' => $answer['code'] ?? 'answer-unreadable', 'requestId' => $answer['requestId'] ?? null];
    error_log("No session for $userId: the BFF answered $status {$problem['code']}, request {$problem['requestId']}.");
    return [502, $problem];
}
