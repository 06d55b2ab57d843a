#!/bin/sh
# Imports the samples into a temporary database and asks it three questions.
# BIBLIO names the program; `make demo` sets it.
set -eu

case ${BIBLIO:=biblio} in
    /*) ;;
    */*) BIBLIO=$PWD/$BIBLIO ;;
esac
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
BIBLIO_DB=$folder/samples.db
export BIBLIO_DB

bold='' plain=''
if [ -t 1 ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

say() {
    printf '\n%s\n' "$1"
}

# Prints the command as one would type it, then runs it.
run() {
    printf '%s$ biblio' "$bold"
    for word in "$@"; do
        case $word in
            *[!A-Za-z0-9./_-]*) printf " '%s'" "$word" ;;
            *) printf ' %s' "$word" ;;
        esac
    done
    printf '%s\n' "$plain"
    "$BIBLIO" "$@"
}

say 'Records in five formats go into one SQLite file; what they say of the same paper is merged.'
run import samples

say 'What was submitted in April 2007 whose first category is one of mathematics?'
run papers --on 2007-04 --category 'math.*' --primary

say 'Who wrote more than one paper with van Dishoeck?'
run coauthors 'van Dishoeck' --min-papers 2

say 'Which papers speak of gamma rays? Case and accents do not matter, the best come first.'
run search 'gamma rays'

say 'The database of this demo is removed again. README.md says how to make your own.'
