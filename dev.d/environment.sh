# shellcheck shell=bash
# Where Pidian is built and run: in this system where it is Debian 13 or newer, or has what is needed;
# otherwise in a Debian 13 root (root.sh). Sourced by ../dev, which sets $checkout.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "dev: $*"
  exit 1
}

# Makes sure of the named groups of packages (build, window, tool, reader, flatpak, bench), then runs "./dev WORDS…" where they
# are: returns if that is here, does not return if that is in the root.
enter_environment() {
  local groups=$1
  shift
  if in_root; then
    return
  elif is_debian_13; then
    [[ ${CI:-} != true ]] || groups="build window tool reader flatpak"
    install_missing_packages "$groups"
  elif has_what_is_needed; then
    return
  elif is_debian_family; then
    enter_root "$@"
  else
    fail "this is neither Debian nor Ubuntu, and something that Pidian is built with is missing or too old: README.md lists what is needed."
  fi
}

in_root() { [[ -e /etc/pidian-root ]]; }

# What must not change under a build folder: the system, and the checkout's place.
environment_id() {
  if in_root; then
    cat /etc/pidian-root
  else
    os_release ID VERSION_ID VERSION_CODENAME
  fi
  printf '%s\n' "$checkout"
}

# os_release FIELD… prints these fields of /etc/os-release on one line.
os_release() (
  unset ID ID_LIKE VERSION_ID VERSION_CODENAME
  # shellcheck source=/dev/null
  [[ ! -r /etc/os-release ]] || . /etc/os-release
  for field in "$@"; do
    printf '%s ' "${!field:-}"
  done
  printf '\n'
)

is_debian_13() {
  local id version codename
  read -r id version codename < <(os_release ID VERSION_ID VERSION_CODENAME) || true
  [[ $id == debian ]] || return 1
  # Testing and unstable have no number: then the second word is the codename.
  [[ $version =~ ^[0-9]+$ ]] && ((version >= 13)) && return
  [[ "$version $codename" =~ trixie|forky|sid ]]
}

is_debian_family() { [[ " $(os_release ID ID_LIKE)" =~ \ (debian|ubuntu)\  ]]; }

has_what_is_needed() {
  local tool
  for tool in cc meson ninja blueprint-compiler msgfmt glib-compile-resources pkg-config; do
    command -v "$tool" >/dev/null || return 1
  done
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'sqlite3 >= 3.46' icu-uc icu-i18n libcmark yaml-0.1 \
    json-glib-1.0 uchardet opencc libxml-2.0 libarchive poppler-glib libseccomp
}

packages_of() {
  local group
  for group in $1; do
    local -n packages=${group}_packages
    printf '%s\n' "${packages[@]}"
  done
}

# Prints the packages on standard input that are not installed.
missing_packages() {
  local wanted installed
  wanted=$(sort -u)
  # shellcheck disable=SC2016,SC2086  # dpkg-query's own fields; a word per package
  installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
    sed -n 's/^installed //p' | sort -u) || true
  comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

install_missing_packages() {
  local missing
  mapfile -t missing < <(packages_of "$1" | missing_packages)
  if ((${#missing[@]} > 0)); then
    install_packages "${missing[@]}"
  fi
}

install_packages() {
  say "Installing $# packages with apt-get (once): $*"
  as_superuser apt-get update -qq
  as_superuser env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$@"
}

# Only for apt-get. What it prints is not ours to give out.
as_superuser() {
  if ((EUID == 0)); then
    "$@" </dev/null >&2
  elif command -v sudo >/dev/null; then
    sudo "$@" </dev/null >&2
  else
    fail "packages are missing and there is no sudo. As root, run: $*"
  fi
}
