# Ends a process ($1) some seconds ($2) after the pipe on standard input closes: only the supervisor holds it, and the
# system closes it however the supervisor ends, kill -9 too.
read -r _
sleep "$2"
kill -TERM "$1" 2>/dev/null || exit 0
i=0
while [ $i -lt 30 ] && kill -0 "$1" 2>/dev/null; do sleep 1; i=$((i + 1)); done
kill -KILL "$1" 2>/dev/null
