#!/bin/bash
# Asks Loggia about hostile input: makes each, and prints what Loggia says, the exit code, the seconds and the peak memory.
#
#   benchmarks/hostile-input.sh [PART]...     all parts, or some of: big packed binary special names text json times queries many
#
#   HOSTILE_FOLDER     where inputs are made and removed again; 4 GB, a new folder in /tmp unless given
#   LOGGIA_JAVA_OPTS   -Xmx512m unless given
#
# Needs bash, GNU time, zstd, gzip, perl and setpriv; the parts about permission need root, and are left out otherwise.

set -u

root=$(cd -P "${BASH_SOURCE[0]%/*}/.." && pwd) || exit
export LOGGIA_JAVA_OPTS=${LOGGIA_JAVA_OPTS:--Xmx512m}
folder=${HOSTILE_FOLDER:-$(mktemp -d "${TMPDIR:-/tmp}/hostile.XXXXXX")} || exit
mkdir -p "$folder" && cd "$folder" || exit
trap 'cd /; rm -rf "$folder"' EXIT
trap 'exit 130' HUP INT TERM

run=("$root/loggia")
limit=300

# try <name> <argument of loggia>...: reads standard input from nowhere.
try() { try_from /dev/null "$@"; }

# try_from <file> <name> <argument of loggia>...
try_from() {
    local input=$1 name=$2
    shift 2
    printf '== %s\n' "$name"
    /usr/bin/time -q -f '%e %M' -o time timeout -s INT "$limit" "${run[@]}" "$@" <"$input" >out 2>err
    local code=$?
    cut -c 1-160 out | head -n 4 | LC_ALL=C sed 's/[^[:print:]]/?/g; s/^/   out: /'
    cut -c 1-300 err | head -n 8 | LC_ALL=C sed 's/\x1b/<ESC>/g; s/^/   err: /'
    read -r seconds kilobytes <time
    printf '   exit %s, %s s, %s MB\n' "$code" "$seconds" "$((kilobytes / 1024))"
}

wanted() {
    [ ${#parts[@]} -eq 0 ] && return
    local part
    for part in "${parts[@]}"; do [ "$part" = "$1" ] && return; done
    return 1
}
parts=("$@")

printf 'load %s, %s processors, %s\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)" "$(nproc)" "$LOGGIA_JAVA_OPTS"
"${run[@]}" --version

if wanted big; then
    head -c 200M /dev/zero | tr '\0' x >line.log
    try 'line of 200 MB: count' query 'stats count(*), sum(strlen(@message))' line.log
    try 'line of 200 MB: filter' query 'filter @message like /xy/' line.log
    try 'line of 200 MB: ingest' ingest -g x -d store line.log
    { printf '{"a":"'; head -c 200M /dev/zero | tr '\0' x; printf '","b":1}\n{"b":2}\n'; } >line.json
    try 'JSON line of 200 MB: stats' query 'stats count(*) by b' line.json
    rm -rf line.* store

    seq -f '{"timestamp":"2026-11-20T10:00:00Z","level":"INFO","status":"s%06.0f","text":"the quick brown fox jumps over the lazy dog"}' 0 26000000 |
        head -c 3G >big.json
    try '3 GB: filter' query 'filter @message like "s0260" | stats count(*)' big.json
    try '3 GB: stats by JSON field' query 'stats count(*) by level' big.json
    try '3 GB: stats by JSON field of many values' query 'stats count(*) by status' big.json
    try '3 GB: sort and limit' query 'fields status | sort status desc | limit 3' big.json
    try '3 GB: sort without limit' query --limit 0 'fields @message | sort status desc' big.json
    rm -f big.json

    head -c 1G /dev/zero | tr '\0' x | fold -w 1000000 >million.log
    try 'lines of 1 MB: the last 3' query 'fields @message | limit 3' million.log
    try 'lines of 1 MB: sort and limit' query 'fields strlen(@message) | sort @message | limit 3' million.log
    rm -f million.log

    yes '' | head -n 5000000 >empty-lines.log
    try '5,000,000 empty lines' query 'stats count(*)' empty-lines.log
    try '5,000,000 empty lines: ingest' ingest -g x -d store empty-lines.log
    yes a | head -n 5000000 | tr '\n' '\r' >cr.log
    try 'CR line ends' query 'stats count(*), max(strlen(@message))' cr.log
    rm -rf empty-lines.log cr.log store
fi

if wanted packed; then
    head -c 10G /dev/zero | gzip >zeros.gz
    try 'gzip of 10 GB of zeros' query 'stats count(*)' zeros.gz
    gzip -c zeros.gz >twice.gz
    try 'gzip in gzip' query 'fields @message' twice.gz
    head -c 10G /dev/zero | zstd -q >zeros.zst
    try 'zstd of 10 GB of zeros' query 'stats count(*)' zeros.zst
    rm -f zeros.gz twice.gz zeros.zst
    seq 1000000 | gzip | head -c 1000000 >cut.gz
    try 'cut gzip' query 'stats count(*)' cut.gz
    seq 1000000 | zstd -q | head -c 300000 >cut.zst
    try 'cut zstd' query 'stats count(*)' cut.zst
    head -c 5 cut.gz >head.gz
    try 'gzip of 5 bytes' query 'stats count(*)' head.gz
    head -c 5 cut.zst >head.zst
    try 'zstd of 5 bytes' query 'stats count(*)' head.zst
    seq 30000000 | zstd -q --long=31 --single-thread >long.zst
    try 'zstd of a window of 2 GB' query 'stats count(*)' long.zst
    seq 30000000 | zstd -q --long=27 >long27.zst
    try 'zstd of a window of 128 MB' query 'stats count(*)' long27.zst
    printf '\x28\xb5\x2f\xfd\x00\xff\x01\x00\x00' >window.zst
    try 'zstd that declares a window of 3.75 TB' query 'stats count(*)' window.zst
    mkdir packed && mv ./*.zst ./*.gz packed && seq 3 >packed/good.log
    try 'a folder of them' query 'stats count(*)' packed
    rm -rf packed
fi

if wanted binary; then
    mkdir binary && seq 3 >binary/good.log && cp /bin/ls binary && head -c 1M /dev/urandom >binary/random
    try 'binary files in a folder' query 'stats count(*)' binary
    try 'binary file, named' query 'fields @message | limit 2' binary/ls
    try 'binary file, named: ingest' ingest -g x -d store binary/ls
    truncate -s 1T binary/hole
    try '1 TB of holes in a folder' query 'stats count(*)' binary
    limit=5 try '1 TB of holes, named, Ctrl+C after 5 s' query 'stats count(*)' binary/hole
    limit=5 try '1 TB of holes, named: ingest, Ctrl+C after 5 s' ingest -g x -d store binary/hole
    seq 3 >binary/tail && truncate -s 1T binary/tail && echo 4 >>binary/tail
    limit=5 try 'lines, 1 TB of holes, a line' query 'fields @message | limit 3' binary/tail
    : >empty
    try 'empty file' query 'stats count(*)' empty
    try 'empty file: rows' query 'fields @message' empty
    printf 'a\0b\nc\0\0\n' >nul.log
    try 'NUL in lines' query 'fields @message' nul.log
    rm -rf binary store empty nul.log
fi

if wanted special; then
    limit=5 try '/dev/zero, Ctrl+C after 5 s' query 'stats count(*)' /dev/zero
    limit=5 try '/dev/urandom, Ctrl+C after 5 s' query 'stats count(*)' /dev/urandom
    try '/dev/null' query 'stats count(*)' /dev/null
    try 'a file of /proc' query 'filter @message like /VmSize/' /proc/self/status
    try 'a folder of /proc' query 'stats count(*)' /proc/sys/kernel/random
    try 'a file of /sys' query 'fields @message' /sys/kernel/mm/transparent_hugepage/enabled
    limit=60 try 'a folder of /sys' query 'stats count(*) by @logStream' /sys/kernel/mm
    mkfifo fifo
    limit=3 try 'FIFO without a writer, Ctrl+C after 3 s' query 'stats count(*)' fifo
    limit=3 try 'FIFO without a writer: ingest, Ctrl+C after 3 s' ingest -g x -d store fifo
    mkdir pipes && mkfifo pipes/fifo && echo a >pipes/a.log
    limit=3 try 'FIFO in a folder' query 'fields @message' pipes
    mkdir -p loop/a && echo a >loop/a/a.log && ln -s .. loop/a/up && ln -s self loop/self && ln -s /nowhere loop/broken
    try 'folder with links in a circle' query 'fields @message' loop
    try 'link to itself, named' query 'fields @message' loop/self
    try 'folder as query file' query --query-file loop loop/a/a.log
    seq 300000000 >grow.log &
    writer=$!
    sleep 1
    try 'file that grows' query 'stats count(*)' grow.log
    kill $writer
    wait $writer 2>/dev/null
    (sleep 1; truncate -s 1000 grow.log) &
    try 'file that shrinks after 1 s' query 'filter @message like /(1|2)*3+4/ | stats count(*)' grow.log
    wait
    seq 10000000 >gone.log
    (sleep 0.6; rm gone.log) &
    try 'file that vanishes after 0.6 s' query 'filter @message like /(1|2)*3+4/ | stats count(*)' gone.log
    wait
    rm -rf fifo pipes loop grow.log store
fi

if wanted names; then
    mkdir names
    echo a >$'names/new\nline.log'
    echo b >$'names/\e[31mred.log'
    echo c >$'names/\xff\xfe.log'
    printf '\x28\xb5\x2f\xfd\x00' >$'names/\e]0;title\a\n.zst'
    try 'names with newline, escapes, invalid UTF-8' query 'fields @message, @logStream' names
    try 'named: newline' query 'fields @message' $'names/new\nline.log'
    try 'named: escapes' query 'fields @message' $'names/\e[31mred.log'
    try 'named: invalid UTF-8' query 'fields @message' $'names/\xff\xfe.log'
    LC_ALL=C try 'named: invalid UTF-8, LC_ALL=C' query 'fields @message' $'names/\xff\xfe.log'
    LC_ALL=C try 'in a folder, LC_ALL=C' query 'fields @message' names
    try 'missing: escapes' query 'fields @message' $'names/\e[31mmissing'
    try 'in a folder: ingest' ingest -v -g x -d store names
    rm -rf names store
    if [ "$(id -u)" -eq 0 ]; then
        mkdir denied denied/folder && echo a >denied/a.log && echo b >denied/b.log && echo c >denied/folder/c.log
        chmod 000 denied/b.log denied/folder
        chmod 755 . denied
        as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups env LOGGIA_CDS=off HOME=/nonexistent)
        run=("${as_nobody[@]}" "${run[@]}")
        try 'no permission: folder' query 'fields @message' denied
        try 'no permission: file' query 'fields @message' denied/b.log
        try 'no permission: folder, named' query 'fields @message' denied/folder
        try 'no permission: file below it' query 'fields @message' denied/folder/c.log
        try 'no permission: data folder' ingest -g x -d denied/folder/store denied/a.log
        try 'no permission: query file' query --query-file denied/b.log denied/a.log
        run=("$root/loggia")
        rm -rf denied
    fi
fi

if wanted text; then
    printf 'plain \e[31mred\e[0m \e]0;title\a \x9b31m \x07 \r over\n' >escape.log
    try 'escape sequences: table' query 'fields @message' escape.log
    try 'escape sequences: csv' query -o csv 'fields @message' escape.log
    printf '{"\e[31mkey":1}\n{"a\\u001b[31m":"\\u001b]0;x\\u0007"}\n' >escape.json
    try 'escape sequences: JSON keys' query 'fields `a`, @message' escape.json
    try 'escape sequences: syntax error' query $'fields \e[31m' escape.log
    try 'escape sequences: unknown field name' query $'stats foo(`\e[31m`)' escape.log
    head -c 2M /dev/zero | tr '\0' a >as.log
    for regex in '(a+)+$' '(a|a)*b' '(.*)*x' '(a?){50}a{50}b' '(x+x+)+y' '([a-z]+)*[0-9]'; do
        try "regex $regex on lines of 1 MB" query "filter @message like /$regex/" as.log
    done
    try 'regex a{1000}{1000}' query 'filter @message like /a{1000}{1000}/' as.log
    try 'regex ((a{100}){100}){100}' query 'filter @message like /((a{100}){100}){100}/' as.log
    try 'regex (a{0,1000}b?){1000}' query 'filter @message like /(a{0,1000}b?){1000}/' as.log
    seq -s '|' -f 'word%.0f' 10000 | sed 's/.*/filter @message like \/&\//' >alternatives.query
    try 'regex of 10,000 alternatives' query --query-file alternatives.query as.log
    try 'parse with a glob of 100 stars' query "parse @message '$(printf '*a%.0s' {1..100})' as $(seq -s , -f 'f%.0f' 100) | fields f1 | limit 1" as.log
    rm -f escape.* as.log alternatives.query
fi

if wanted json; then
    perl -e 'print "{", join(",", map { sprintf "\"%x\":1", $_ } 1..100000), "}\n{\"1\":2}\n"' >fields.json
    try '100,000 fields in one event' query 'stats count(*) by `1`' fields.json
    try '100,000 fields in one event: the last one' query 'filter ispresent(`186a0`) | stats count(*)' fields.json
    try '100,000 fields in one event: ingest' ingest -g x -d store fields.json
    perl -e 'for $i (1..1000) { print "{", join(",", map { "\"k$_$i\":$_" } 1..1000), "}\n" }' >names.json
    try '1,000,000 names of fields' query 'stats count(*) by k11' names.json
    try '1,000,000 names of fields: ingest' ingest -g x -d store names.json
    perl -e 'print "{\"a\":" x 100000, "1", "}" x 100000, "\n{\"a\":2}\n", "[" x 100000, "]" x 100000, "\n"' >deep.json
    try 'JSON 100,000 deep' query 'stats count(*) by a' deep.json
    try 'JSON 100,000 deep: ingest' ingest -g x -d store deep.json
    try 'JSON 100,000 deep: jsonParse' query 'fields jsonParse(@message) as j | fields j.a' deep.json
    perl -e 'print "{\"n\":", "9" x 10000, ",\"f\":0.", "1" x 10000, ",\"e\":1e999999999}\n{\"n\":-", "9" x 10000, "}\n"' >numbers.json
    try 'numbers of 10,000 digits' query 'fields n+1, f, e, strlen(@message)' numbers.json
    try 'numbers of 10,000 digits: stats' query 'stats sum(n), avg(f), max(e)' numbers.json
    printf '{"a":1,"a":2,"b":{"c":1},"b.c":2}\n' >twice.json
    try 'keys given twice' query 'fields a, b.c' twice.json
    rm -rf ./*.json store
fi

if wanted times; then
    printf '%s start\n' 0000-01-01T00:00:00Z 9999-12-31T23:59:59Z 0001-01-01T00:00:00Z 2026-11-20T10:00:00Z >years.log
    try 'years 0 and 9999' query 'fields @timestamp, @message' years.log
    try 'years 0 and 9999: bin' query 'stats count(*) by bin(1d)' years.log
    try 'years 0 and 9999: ingest' ingest -g x -d store years.log
    try 'years 0 and 9999: stored' query -g x -d store 'fields @timestamp, @message'
    for number in -1 0 1 1700000000 1700000000000 1700000000000000 1700000000000000000 1e30 1000000000000000000000000000000 -62135596800000 253402300800000 '"1700000000"' null '"x"'; do
        printf '{"timestamp":%s,"given":"%s"}\n' "$number" "${number//\"/}"
    done >epoch.json
    try 'epoch values' query 'fields @timestamp, given' epoch.json
    tail -n 15 out
    try 'epoch values: ingest' ingest -g y -d store epoch.json
    rm -rf years.log epoch.json store
fi

if wanted queries; then
    echo a >a.log
    perl -e 'print "fields ", join(",", ("\@message") x 110000)' >long.query
    try 'query of 1.1 MB' query --query-file long.query a.log
    perl -e 'print "fields 1", " + 1" x 240000, " as s"' >sum.query
    try 'sum of 240,000 numbers' query --query-file sum.query a.log
    perl -e 'print "fields 1", "|fields 1" x 100000' >pipes.query
    try '100,000 commands' query --query-file pipes.query a.log
    perl -e 'print "filter \@message in [", join(",", map { "\"v$_\"" } 1..100000), "]"' >in.query
    try 'list of 100,000 values' query --query-file in.query a.log
    perl -e 'print "fields ", "(" x 10000, "1", ")" x 10000' >parentheses.query
    try '10,000 parentheses' query --query-file parentheses.query a.log
    perl -e 'print "fields ", "(" x 10000' >open.query
    try '10,000 open parentheses' query --query-file open.query a.log
    perl -e 'print "fields ", "not " x 10000, "1"' >not.query
    try '10,000 times not' query --query-file not.query a.log
    head -c 900K /dev/urandom >random.query
    try 'random bytes as query' query --query-file random.query a.log
    rm -f ./*.query a.log
fi

if wanted many; then
    mkdir many
    (cd many && seq 10000 | split -l 1 -a 4 --additional-suffix=.log)
    try '10,000 files' query 'stats count(*)' many
    run=(bash -c "ulimit -n 256; exec \"\$@\"" bash "$root/loggia")
    try '10,000 files, 256 handles' query 'stats count(*)' many
    try '10,000 files, 256 handles, sorted' query 'fields @message | sort @message desc | limit 1' many
    try '10,000 files, 256 handles: limit 5' query 'fields @message | limit 5' many
    try '10,000 files, 256 handles: ingest' ingest -g x -d store many
    try '10,000 streams, 256 handles: stored' query -g x -d store 'stats count(*)'
    run=("$root/loggia")
    gzip -q many/*.log
    run=(bash -c "ulimit -n 256; exec \"\$@\"" bash "$root/loggia")
    try '10,000 gzip files, 256 handles' query 'stats count(*)' many
    run=("$root/loggia")
    rm -rf many store
fi
