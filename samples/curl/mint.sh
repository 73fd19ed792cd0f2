#!/bin/sh
# Mints a session with curl and shows its secret: mint.sh USER-ID [ROLE]
set -eu

url=${PARTNER_WIDGETS_URL:-http://localhost:8787}
origin=${PORTAL_ORIGIN:-http://localhost:3000}
: "${PARTNER_WIDGETS_KEY:?Set it to the secret key of your partner.}"
user=${1:?Name the operator: mint.sh USER-ID [ROLE]}
role=${2:-administrator}

# What stands between quotes in JSON must not end them.
case $user$role$origin in *[\"\\]*) echo 'No quotes and no backslashes in ids, roles and origins.' >&2; exit 2 ;; esac

# The key comes on standard input: an argument could be read by everybody on this machine.
answer=$(printf 'header = "authorization: Bearer %s"\n' "$PARTNER_WIDGETS_KEY" |
  curl --config - --silent --show-error --max-time 5 --write-out '\n%{http_code}' --header 'content-type: application/json' \
    --data '{"subject":{"kind":"operator","userId":"'"$user"'","roles":["'"$role"'"]},"origins":["'"$origin"'"]}' "$url/v1/sessions") || {
  echo "The BFF at $url did not answer." >&2
  exit 1
}

status=${answer##*
}
field() { printf '%s' "$answer" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
if [ "$status" != 201 ]; then
  echo "No session: the BFF answered $status $(field code), request $(field requestId)." >&2
  exit 1
fi
field secret
