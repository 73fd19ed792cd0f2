#!/bin/sh
# Runs once, when PostgreSQL makes its files: the account of the replicas, which owns nothing. `partner-widgets migrate --grant` gives it
# what the service needs.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set password="$(cat /run/secrets/service_password)" <<'SQL'
create role partner_widgets login password :'password';
SQL
