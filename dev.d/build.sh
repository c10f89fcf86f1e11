# shellcheck shell=bash
# Build folders: build/debug to run, build/sanitize to test, build/release to measure. Sourced by ../dev.

# What ninja builds; all where there are none.
goals=()

# compile NAME [MESON OPTION…] brings build/NAME up to date. Everything it prints goes to standard error.
compile() {
  local name=$1 folder=$checkout/build/$1 lock
  shift
  mkdir -p "$folder"
  exec {lock}>"$checkout/build/.lock-$name"
  flock "$lock"
  {
    configure "$@"
    run_ninja
  } >&2 {lock}>&-
  exec {lock}>&-
}

# A folder that was made in another system, place or way is made anew.
configure() {
  local id
  id=$(environment_id && printf '%s\n' "$@")
  if [[ -e $folder/build.ninja && $id == "$(cat "$folder/.environment" 2>/dev/null)" ]]; then
    return
  fi
  rm -rf "$folder"
  mkdir -p "$folder"
  say "Setting up build/$name …"
  if ! meson setup "$@" "$folder" "$checkout" >"$folder/setup.log"; then
    cat "$folder/setup.log"
    rm -f "$folder/build.ninja"
    fail "Meson could not set up build/$name."
  fi
  printf '%s\n' "$id" >"$folder/.environment"
}

run_ninja() {
  local log=$folder/build.log start=$SECONDS
  if ! ninja -C "$folder" -k 20 "${goals[@]}" | tell_ninja "$log"; then
    grep -vE '^\[[0-9]+/[0-9]+\] ' "$log" || true
    fail "build/$name did not build."
  fi
  [[ ! -s $log ]] || say "Built build/$name in $((SECONDS - start)) s."
}

# Shows ninja's steps on one line of a terminal, and keeps the rest in the file $1 for the case that it fails.
tell_ninja() {
  local line
  while IFS= read -r line; do
    case $line in
      'ninja: Entering directory'* | 'ninja: no work to do'*) continue ;;
    esac
    printf '%s\n' "$line" >&"$log"
    if [[ -t 2 && $line =~ ^\[([0-9]+/[0-9]+)\] ]]; then
      printf '\rBuilding build/%s: %s ' "$name" "${BASH_REMATCH[1]}" >&2
    fi
  done {log}>"$1"
  [[ ! -t 2 ]] || printf '\r\033[K' >&2
}

# use_build NAME lets programs that are not installed find what build/NAME has for them.
use_build() {
  local folder=$checkout/build/$1
  export GSETTINGS_SCHEMA_DIR=$folder/data
  export PIDIAN_LOCALE_DIR=$folder/po
  export PIDIAN_DATA_DIR=$folder/data/sample
  export PIDIAN_READER=$folder/src/pidian-reader
  unset G_DEBUG
  use_available_locale
}

# A locale that this system does not have becomes C.UTF-8.
use_available_locale() {
  local variable available
  available=" $(locale -a | tr '\n' ' ') "
  for variable in LANG LC_ALL "${!LC_@}"; do
    if [[ -n ${!variable:-} && $available != *" $(locale_name "${!variable}") "* ]]; then
      export "$variable=C.UTF-8"
    fi
  done
  : "${LANG:=C.UTF-8}"
  export LANG
}

# zh_CN.UTF-8 is listed as zh_CN.utf8.
locale_name() {
  local name=${1/%.UTF-8/.utf8}
  echo "${name/%.utf-8/.utf8}"
}
