# shellcheck shell=bash
# ./dev flatpak. Sourced by ../dev.

flatpak_runtime=org.gnome.Platform

verb_flatpak() {
  local manifest=io.github.pidian.Pidian.Devel only_install=false
  enter_environment "build window flatpak" flatpak "$@"
  while [[ ${1:-} == --* ]]; do
    case $1 in
      --release) manifest=io.github.pidian.Pidian ;;
      --install) only_install=true ;;
      *) fail "./dev flatpak does not know \"$1\"; it knows --release and --install." ;;
    esac
    shift
  done
  folder=$checkout/build/flatpak
  mkdir -p "$folder"
  branch=$(cat "$checkout/flatpak/stand-in/branch")
  get_runtime
  fetch_sources
  say "Building $manifest in its sandbox …"
  # Not rofiles: that needs FUSE, which is not everywhere.
  flatpak-builder --user --install --force-clean --disable-rofiles-fuse --disable-updates --state-dir="$folder/state" \
    "$folder/application" "$checkout/flatpak/$manifest.yml" >"$folder/build.log" 2>&1 || {
    tail -n 60 "$folder/build.log"
    fail "the Flatpak did not build; its whole log is $folder/build.log."
  } >&2
  "$only_install" || run_flatpak "$manifest" "$@"
}

# The runtime from where this user gets others; a stand-in, in an installation of its own, where there is none.
get_runtime() {
  if [[ -d $folder/installation ]]; then
    export FLATPAK_USER_DIR=$folder/installation
  elif ! has_runtime && ! install_runtime; then
    export FLATPAK_USER_DIR=$folder/installation
    say "$flatpak_runtime $branch cannot be downloaded here: making a stand-in from Debian's packages …"
    make_stand_in
  fi
}

has_runtime() {
  flatpak info "$flatpak_runtime//$branch" &>/dev/null && flatpak info "org.gnome.Sdk//$branch" &>/dev/null
}

install_runtime() {
  local remote
  for remote in $(flatpak remotes --columns=name 2>/dev/null); do
    say "Installing $flatpak_runtime $branch from $remote …"
    if flatpak install --user --noninteractive "$remote" "$flatpak_runtime//$branch" "org.gnome.Sdk//$branch" >&2; then
      return
    fi
  done
  return 1
}

make_stand_in() {
  local part log=$folder/stand-in.log
  rm -rf "$folder/stand-in" "$folder/repository" "$folder/making"
  mkdir -p "$folder/making"
  {
    "$checkout/flatpak/stand-in/make-stand-in" "$folder/stand-in" &&
      ostree init --repo="$folder/repository" --mode=bare-user-only &&
      for part in platform sdk; do
        flatpak build-export --runtime --disable-sandbox "$folder/repository" "$folder/stand-in/$part" "$branch" || return
      done &&
      flatpak build-update-repo "$folder/repository" &&
      FLATPAK_USER_DIR=$folder/making flatpak remote-add --user --no-gpg-verify stand-in "$folder/repository" &&
      FLATPAK_USER_DIR=$folder/making flatpak install --user --noninteractive stand-in "$flatpak_runtime//$branch" "org.gnome.Sdk//$branch" &&
      mv --no-target-directory "$folder/making" "$folder/installation"
  } >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    fail "the stand-in could not be made."
  }
  rm -rf "$folder/stand-in"
}

# What is built from comes by way of apt's own mirror and proxies; flatpak-builder verifies the checksums.
fetch_sources() {
  local address checksum file mirror
  mirror=$(host_mirror '/debian/?$' http://deb.debian.org/debian)
  while read -r address checksum; do
    file=$folder/state/downloads/$checksum/${address##*/}
    if [[ ! -e $file ]]; then
      mkdir -p "${file%/*}"
      /usr/lib/apt/apt-helper -o APT::Sandbox::User="$(id --user --name)" download-file "${mirror%/}/${address#*/debian/}" "$file" "SHA256:$checksum" >/dev/null ||
        rm -rf "${file%/*}"
    fi
  done < <(sed -nE 's/^ *url: (.*)/\1/p; s/^ *sha256: (.*)/\1/p' "$checkout"/flatpak/libraries/*.yml "$checkout"/flatpak/*.Pidian.yml | paste -d ' ' - -)
}

run_flatpak() {
  local id=$1
  shift
  if [[ -z ${WAYLAND_DISPLAY:-} && -z ${DISPLAY:-} ]]; then
    fail "there is no display here; $id is installed."
  fi
  (($# > 0)) || set -- --sample
  exec_with_bus flatpak run --user --file-forwarding "$id" @@ "$@" @@
}
