# shellcheck shell=bash
# ./dev test, screenshots, lint and bench. Sourced by ../dev.

verb_test() {
  local log status=0
  enter_environment "build window" test "$@"
  # What measures is only run by hand: here at least it has to build.
  goals=(all bench-programs)
  if ! (compile sanitize -Db_sanitize=address,undefined -Dwerror=true); then
    echo "0 passed, 1 failed"
    exit 1
  fi
  use_build sanitize
  use_sanitizers
  use_test_locales
  leave_desktop
  log=$checkout/build/sanitize/meson-logs/testlog.json
  rm -f "$log"
  # Most tests of windows wait most of the time.
  export MESON_TESTTHREADS=${MESON_TESTTHREADS:-$((2 * $(nproc)))}
  meson test -C "$checkout/build/sanitize" --no-rebuild --timeout-multiplier 3 --print-errorlogs "$@" >&2 </dev/null || status=$?
  python3 "$checkout/dev.d/count-tests" "$log" || status=1
  exit "$status"
}

use_sanitizers() {
  local leaks=0 suppressions=$checkout/tests/lsan.supp
  if [[ -e $suppressions ]]; then
    leaks=1
    export LSAN_OPTIONS=suppressions=$suppressions:print_suppressions=0
  fi
  export ASAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_summary=1:detect_leaks=$leaks
  export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_summary=1:print_stacktrace=1
}

# The interface is tested as it is in Chinese and in English. Where the system lacks a locale, all are made in the build folder.
use_test_locales() {
  local locales=$checkout/build/locales name
  if (($(locale -a | grep -cxE '(en_US|zh_CN|zh_TW)\.utf8') < 3)) && command -v localedef >/dev/null; then
    mkdir -p "$locales"
    for name in en_US zh_CN zh_TW; do
      [[ -e $locales/$name.UTF-8 ]] || localedef -i "$name" -f UTF-8 "$locales/$name.UTF-8" >&2 || return 0
    done
    export LOCPATH=$locales
  fi
}

# Tests see nothing of the desktop and settings of who runs them.
leave_desktop() {
  local kind
  unset DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP GTK_THEME
  export GSETTINGS_BACKEND=memory
  private=$(mktemp -d "${TMPDIR:-/tmp}/pidian-test.XXXXXX")
  trap 'rm -rf "$private"' EXIT
  for kind in CONFIG DATA STATE; do
    export "XDG_${kind}_HOME=$private/${kind,,}"
  done
  export XDG_RUNTIME_DIR=$private/runtime
  mkdir -m 0700 "$XDG_RUNTIME_DIR"
}

# What a case of tests/ui/pictures.py or test_pages.py pictures, on a display that has room for twice the scale.
verb_screenshots() {
  local which cases=() pages=()
  enter_environment "build window" screenshots "$@"
  (($# > 0)) || set -- help metainfo en zh_CN zh_TW
  for which in "$@"; do
    case $which in
      help) cases+=(the_help_is_pictured) ;;
      metainfo) cases+=(the_program_is_pictured) ;;
      en) pages+=('pictured_in_english_*') ;;
      zh_CN) pages+=('pictured_in_simplified_*') ;;
      zh_TW) pages+=('pictured_in_traditional_*') ;;
      *) fail "there are no pictures called \"$which\", only: help metainfo en zh_CN zh_TW." ;;
    esac
  done
  compile debug
  use_build debug
  use_test_locales
  leave_desktop
  export PIDIAN=$checkout/build/debug/src/pidian PIDIAN_SAMPLE=$checkout/data/sample PIDIAN_SCREENSHOTS=$checkout/build/screenshots PYTHONDONTWRITEBYTECODE=1
  ((${#cases[@]} == 0)) || picture pictures "${cases[@]}"
  ((${#pages[@]} == 0)) || picture test_pages "${pages[@]}"
  say "The pictures are in build/screenshots, and those of the help and of software centres in data."
}

picture() {
  local script=$1
  shift
  "$checkout/dev.d/with-display" --size 3440x1800 python3 "$checkout/tests/ui/$script.py" "$@" </dev/null
}

# What libFuzzer tries is kept in build/fuzz/corpus/TARGET, what it finds in build/fuzz.
verb_fuzz() {
  local target=${1:-} seeds=$checkout/tests/fuzz/seeds/${1:-} corpus=$checkout/build/fuzz/corpus/${1:-}
  local targets=("$checkout"/tests/fuzz/seeds/*)
  enter_environment "build tool" fuzz "$@"
  [[ -n $target && -d $seeds ]] || fail "say what to fuzz: ${targets[*]##*/}."
  shift
  # shellcheck disable=SC2034  # for run_ninja
  goals=("tests/fuzz/fuzz-$target")
  CC=clang compile fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false
  use_sanitizers
  mkdir -p "$corpus"
  cd "$checkout/build/fuzz"
  exec "tests/fuzz/fuzz-$target" "$@" "$corpus" "$seeds"
}

verb_bench() {
  enter_environment "build window bench" bench "$@"
  compile release --buildtype=release
  use_build release
  exec "$checkout/bench/run" "$checkout/build/release" "$@"
}

verb_lint() {
  local failures=0
  enter_environment "build tool" lint "$@"
  cd "$checkout"
  check_files "C is formatted" clang-format --dry-run --Werror < <(find_files src tests -name '*.[ch]')
  check_files "Blueprint is formatted" blueprint-compiler format < <(find_files ui -name '*.blp')
  check_files "scripts are sound" shellcheck --external-sources --check-sourced < <(find_scripts)
  check_files "translations are whole" check_translations < <(find_files po -name '*.po')
  ((failures == 0)) || fail "$failures of the checks above failed."
}

# check_files WHAT COMMAND… runs COMMAND on the files named on standard input, if there are any.
check_files() {
  local what=$1 files
  shift
  mapfile -d '' -t files
  if ((${#files[@]} == 0)); then
    return
  elif "$@" "${files[@]}" >&2; then
    say "$what: yes (${#files[@]} files)"
  else
    say "$what: NO"
    ((++failures))
  fi
}

find_files() {
  local folder=$1
  shift
  [[ ! -d $folder ]] || find "$folder" "$@" -type f -print0 | sort --zero-terminated
}

find_scripts() { find dev dev.d .ci -type f -print0 | xargs --null grep --files-with-matches --null '^#!.*bash$'; }

check_translations() {
  local file failed=0
  for file in "$@"; do
    msgfmt --check --output-file=/dev/null "$file" || failed=1
  done
  return "$failed"
}
