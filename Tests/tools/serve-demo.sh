# Sourced by checks that need the running server: serves the demo's folder on a free port, until the check ends.
# Argument: the demo's folder. Sets port, log and agent (the folder of an agent who may connect). Removes, at the end, the
# folder that scratch names, if it is set. The demo's witness ended with the demo: the server goes on without it.
dir=$1
log=$(mktemp)
"$NAVETTE" serve --data "$dir/data" --keys "$dir/keys" --port 0 --accept-old-openssl --without-witnesses essai >"$log" 2>&1 &
server=$!
# A check that ends without a word names its line.
trap 'echo "line $LINENO: $BASH_COMMAND" >&2' ERR
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$log" ${scratch:+"$scratch"}' EXIT
port=
for _ in $(seq 300); do
  port=$(sed -nE 's#.*https://[^ ]*:([0-9]+)$#\1#p' "$log" | head -n 1)
  [ -n "$port" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done
[ -n "$port" ] || { echo "the server says nothing" >&2; exit 1; }
# The demo revokes one of its agents: whoever connects is found by trying.
agent=
for folder in "$dir"/agents/*/; do
  if curl -s -o /dev/null --max-time 10 --cacert "$dir/pki/ca.crt" --cert "$folder/tls.crt" --key "$folder/tls.key" \
    "https://127.0.0.1:$port/"; then agent=$folder; break; fi
done
[ -n "$agent" ] || { echo "no agent can connect" >&2; exit 1; }
