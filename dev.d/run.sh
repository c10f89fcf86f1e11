# shellcheck shell=bash
# ./dev run. Sourced by ../dev.

verb_run() {
  local groups=build picture='' program
  [[ ${1:-} != --screenshot ]] || groups="build window"
  enter_environment "$groups" run "$@"
  if [[ ${1:-} == --screenshot ]]; then
    [[ $# -ge 2 && $2 == *.png ]] || fail "after --screenshot comes the name of a .png file to write."
    picture=$2
    shift 2
  fi
  compile debug
  use_build debug
  program=$(find "$checkout/build/debug/src" -maxdepth 2 -name pidian -type f)
  [[ -n $program ]] || fail "the build made no program called pidian."
  if ! opens_window "$@"; then
    [[ -z $picture ]] || fail "\"$1\" opens no window to take a picture of."
    exec "$program" "$@"
  fi
  (($# > 0)) || set -- --sample
  if [[ -n $picture ]]; then
    exec "$checkout/dev.d/with-display" "$checkout/dev.d/take-picture" "$picture" "$program" "$@"
  fi
  keep_settings
  if [[ -n ${WAYLAND_DISPLAY:-} || -n ${DISPLAY:-} ]]; then
    exec_with_bus "$program" "$@"
  fi
  serve_window "$program" "$@"
}

# All that is not a verb of the command line opens a window: no arguments, files, --sample.
opens_window() {
  case ${1:-} in
    new | import | articles | show | cuts | reread | annotate | tags | codebook | claims | search | words | reuse | quantities | export | copy | check | \
      help | --help | --help-* | -h | -\? | --version) return 1 ;;
  esac
}

# The root has no dconf, which GSettings would keep settings in.
keep_settings() {
  if in_root; then
    export GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-keyfile}
  fi
}

exec_with_bus() {
  if [[ -n ${DBUS_SESSION_BUS_ADDRESS:-} || -S ${XDG_RUNTIME_DIR:-/nowhere}/bus ]]; then
    exec "$@"
  fi
  exec "$checkout/dev.d/with-bus" "$@"
}

serve_window() {
  local port status=0
  use_runtime_dir
  port=$(free_port)
  setpriv --pdeathsig TERM gtk4-broadwayd --address=127.0.0.1 --port="$port" ":$((port - 8080))" &>/dev/null &
  broadwayd=$!
  trap 'kill "$broadwayd" 2>/dev/null || true; rm -rf "$own_runtime_dir"' EXIT
  wait_for_port "$port"
  say "There is no display here. Pidian is at http://127.0.0.1:$port/ for a browser on this computer;"
  say "any user of this computer could drive it there. Ctrl+C ends it."
  export GDK_BACKEND=broadway BROADWAY_DISPLAY=:$((port - 8080))
  (exec_with_bus setpriv --pdeathsig TERM "$@") || status=$?
  exit "$status"
}

# Where sockets go; a login session has one.
use_runtime_dir() {
  own_runtime_dir=
  if [[ ! -d ${XDG_RUNTIME_DIR:-} ]]; then
    own_runtime_dir=$(mktemp -d "${TMPDIR:-/tmp}/pidian-run.XXXXXX")
    export XDG_RUNTIME_DIR=$own_runtime_dir
  fi
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
  local port=8085
  while answers "$port"; do
    ((++port))
  done
  echo "$port"
}

wait_for_port() {
  local try
  for try in {1..100}; do
    ! answers "$1" || return 0
    sleep 0.05
  done
  fail "gtk4-broadwayd did not start (after $try looks)."
}
