# shellcheck shell=bash
# The Debian 13 root: made once with mmdebstrap in the user's cache folder, shared by all checkouts that want the
# same packages, entered with bubblewrap. Every file in it is the caller's. Sourced by ../dev.

root_version=1 # raise it when what is made below changes
root_suite=trixie
root_locales=(en_US zh_CN zh_TW)
root_free_kib=$((5 * 1024 * 1024))
root_unused_days=60

root_cache=${XDG_CACHE_HOME:-$HOME/.cache}/pidian

# enter_root WORDS… runs "./dev WORDS…" in the root, and does not return.
enter_root() {
  local root
  root=$root_cache/$(root_name)
  [[ -e $root/etc/pidian-root ]] || make_root_once "$root"
  touch "$root.used"
  run_in_root "$root" "$@"
}

root_name() {
  local id
  id=$({
    echo "$root_version $root_suite ${root_locales[*]}"
    packages_of "build window tool reader flatpak bench" | sort
  } | sha256sum)
  echo "root-${id:0:12}"
}

# ---- making it ----

make_root_once() (
  root=$1
  install_missing_packages_for_root
  mkdir -p "$root_cache"
  exec {lock}>"$root_cache/lock"
  if ! flock --nonblock "$lock"; then
    say "Another ./dev is making the Debian 13 root; waiting for it …"
    flock "$lock"
  fi
  [[ ! -e $root/etc/pidian-root ]] || return 0
  remove_leftovers
  remove_old_roots
  check_free_space
  make_root "$root"
)

install_missing_packages_for_root() {
  local missing
  mapfile -t missing < <(printf '%s\n' mmdebstrap bubblewrap uidmap debian-archive-keyring | missing_packages)
  if ((${#missing[@]} > 0)); then
    install_packages "${missing[@]}"
  fi
}

# Where mmdebstrap works: its own user must reach it, so not in the home folder.
work_folder() { stat --format '/var/tmp/pidian-root-%d-%i' "$root_cache/lock"; }

# What an interrupted call left. In mmdebstrap's own folder that may belong to the user's subordinate ids.
remove_leftovers() {
  local work
  work=$(work_folder)
  rm -rf "$root_cache"/making-*
  rm -rf "$work" 2>/dev/null || unshare --map-root-user --map-auto rm -rf "$work"
}

# Roots of older package lists that no checkout uses any more.
remove_old_roots() {
  local mark
  while IFS= read -r -d '' mark; do
    rm -rf "${mark%.used}" "$mark"
  done < <(find "$root_cache" -maxdepth 1 -name 'root-*.used' -mtime "+$root_unused_days" -print0)
}

check_free_space() {
  local free
  free=$(df --output=avail -k "$root_cache" | tail -n 1)
  ((free >= root_free_kib)) ||
    fail "making the Debian 13 root needs 5 GB of free space in $root_cache (3 GB stay used)."
}

make_root() {
  local root=$1 making=$root_cache/making-$$ log=$root_cache/making.log work
  work=$(work_folder)
  say "Making a Debian 13 root in $root (once, about 4 minutes, 3 GB) …"
  mkdir "$making"
  mkdir --mode=0755 "$work"
  # Made and unpacked at the same time: unpacking as the caller gives the caller every file.
  if ! { bootstrap 2>&1 >&"$tar_input" | tell_progress "$log"; } {tar_input}>&1 |
    tar --extract --directory "$making" --no-same-owner --preserve-permissions --exclude='./dev/*'; then
    tail -n 30 "$log" >&2
    remove_leftovers
    fail "the Debian 13 root could not be made; above is the end of $log."
  fi
  finish_root "$making" "${root##*/}"
  mv --no-target-directory "$making" "$root"
  remove_leftovers
  say "The Debian 13 root is ready."
}

# Writes the root as a tar archive on standard output, and what it does on standard error.
bootstrap() {
  local packages options=() sources
  packages=$(packages_of "build window tool reader flatpak bench" | paste -s -d ,)
  mapfile -t options < <(apt_options)
  mapfile -t sources < <(apt_sources)
  TMPDIR=$work mmdebstrap --verbose --mode=auto --variant=apt --format=tar --include="$packages" \
    "${options[@]/#/--aptopt=}" \
    --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/help/*' \
    --customize-hook="for name in ${root_locales[*]}; do chroot \"\$1\" localedef -i \$name -f UTF-8 \$name.UTF-8; done" \
    "$root_suite" - "${sources[@]}" </dev/null
}

# The host's own way to the network (a proxy, say) is the root's too.
apt_options() {
  echo 'APT::Install-Recommends "false"'
  echo 'Acquire::Languages "none"'
  apt-config dump | grep -E '^Acquire::(http|https|Check-Valid-Until|Check-Date|Retries|ForceIPv4)\b.*"[^"]+"' |
    sed 's/;$//' || true
}

apt_sources() {
  local mirror security
  mirror=$(host_mirror '/debian/?$' http://deb.debian.org/debian)
  security=$(host_mirror '/debian-security/?$' http://deb.debian.org/debian-security)
  echo "deb $mirror $root_suite main"
  offer_source "$mirror" "$root_suite-updates"
  offer_source "$security" "$root_suite-security"
}

# host_mirror PATTERN FALLBACK prints the first address of the host's apt sources that matches.
host_mirror() {
  local address=
  if [[ $(os_release ID) == 'debian ' ]]; then
    address=$(host_addresses | grep -E "$1" | head -n 1) || true
  fi
  echo "${address:-$2}"
}

host_addresses() {
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ ! -r $file ]] || sed -nE 's/^deb +(\[[^]]*\] +)?([^ ]+) .*/\2/p' "$file"
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    [[ ! -r $file ]] || sed -nE 's/^URIs: *([^ ]+).*/\1/p' "$file"
  done
}

# offer_source ADDRESS SUITE prints the source if it answers; the root does without it otherwise.
offer_source() {
  local answer
  answer=$(mktemp)
  if /usr/lib/apt/apt-helper -o Acquire::http::Timeout=15 -o Acquire::https::Timeout=15 \
    download-file "$1/dists/$2/InRelease" "$answer" >/dev/null 2>&1; then
    echo "deb $1 $2 main"
  fi
  rm -f "$answer"
}

# Reads what mmdebstrap prints, keeps it in the file $1, and says how far it is.
tell_progress() {
  local line essential=true total=0 done=0 next=0
  while IFS= read -r line; do
    printf '%s\n' "$line" >&"$log"
    case $line in
      'I: running apt-get update'*) say '  1/5 fetching the lists of packages' ;;
      'I: downloading packages'*) say '  2/5 setting up the base system' ;;
      'I: installing remaining'*) essential=false ;;
      'I: cleaning'*) say '  5/5 tidying up' ;;
    esac
    "$essential" || tell_packages "$line"
  done {log}>"$1"
}

tell_packages() {
  case $1 in
    *' newly installed, '*)
      total=${1% newly installed*}
      total=${total##* }
      ;;
    'Need to get '*) say "  3/5 downloading $total packages ($(cut -d ' ' -f 4-5 <<<"$1"))" ;;
    'Unpacking '* | 'Setting up '*)
      # Both happen to each.
      if ((++done * 50 >= total * next && next < 100)); then
        say "  4/5 installing them: $next %"
        next=$((next + 25))
      fi
      ;;
  esac
}

# What entering it mounts things on must exist; /etc/pidian-root says that the root is whole.
finish_root() {
  local making=$1 name=$2 file
  for file in hosts resolv.conf localtime; do
    rm -f "$making/etc/$file"
    : >"$making/etc/$file"
  done
  tr -d - </proc/sys/kernel/random/uuid >"$making/etc/machine-id"
  echo "$name" >"$making/etc/pidian-root"
}

# ---- entering it ----

run_in_root() {
  local root=$1 options=()
  shift
  mount_system "$root"
  mount_host
  mount_far_paths "$root" "$@"
  options+=(--remount-ro /usr --remount-ro /etc)
  set_root_variables
  # The words go through a pipe: bubblewrap takes 9000 arguments at most, an import may have more.
  # Not exec: the root's programs end with this shell, but not with the one that called it.
  bwrap --die-with-parent "${options[@]}" --chdir "$PWD" -- /bin/bash "$checkout/dev" --words-from 9 \
    7< <(root_accounts "$root" passwd) 8< <(root_accounts "$root" group) 9< <(printf '%s\0' "$@")
  exit
}

mount_system() {
  local root=$1 entry file
  for entry in "$root"/*; do
    if [[ -L $entry ]]; then
      options+=(--symlink "$(readlink "$entry")" "/${entry##*/}")
    fi
  done
  options+=(--bind "$root/usr" /usr --bind "$root/etc" /etc --bind "$root/var" /var)
  options+=(--dev-bind /dev /dev --bind /proc /proc --ro-bind /sys /sys)
  options+=(--perms 0644 --ro-bind-data 7 /etc/passwd --perms 0644 --ro-bind-data 8 /etc/group)
  for file in hosts resolv.conf localtime; do
    options+=(--ro-bind-try "$(readlink --canonicalize-missing "/etc/$file")" "/etc/$file")
  done
}

# Every folder at the top that is not part of the system, and what programs of this user meet in.
mount_host() {
  local folder
  for folder in /*; do
    case $folder in
      /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) continue ;;
    esac
    if [[ -L $folder ]]; then
      options+=(--symlink "$(readlink "$folder")" "$folder")
    elif [[ -d $folder ]]; then
      options+=(--bind "$folder" "$folder")
    fi
  done
  options+=(--bind /var/tmp /var/tmp --bind-try /usr/src /usr/src --bind-try /usr/local/src /usr/local/src)
  options+=(--tmpfs /run --bind-try /run/media /run/media)
  if [[ -d ${XDG_RUNTIME_DIR:-} ]]; then
    options+=(--bind "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR")
  else
    options+=(--perms 0700 --dir "/run/user/$EUID" --setenv XDG_RUNTIME_DIR "/run/user/$EUID")
  fi
}

# The checkout, the caller's folder, and files named among the words may lie where the root's own system is.
mount_far_paths() {
  local root=$1 path
  shift
  while IFS= read -r -d '' path; do
    [[ -e $path ]] || path=${path%/*}
    if [[ -e $path && ! -e $root$path ]]; then
      options+=(--bind "$path" "$path")
    fi
  done < <(realpath --canonicalize-missing --zero -- "$checkout" "$PWD" "$HOME" "$root_cache" "$@" 2>/dev/null |
    grep --null-data -E '^/(usr|etc|var|run)/' | sort --zero-terminated --unique)
}

# The root's accounts, and the caller's own if the root does not know it.
root_accounts() {
  local root=$1 file=$2 id=$EUID
  [[ $file == passwd ]] || id=$(id --group)
  cat "$root/etc/$file"
  if ! cut -d : -f 3 "$root/etc/$file" | grep -qx "$id"; then
    getent "$file" "$id" || echo "caller:x:$id:$id::$HOME:/bin/bash"
  fi
}

# What points into the host's own system would mislead the root's programs.
set_root_variables() {
  local name
  options+=(--setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --setenv XDG_DATA_DIRS /usr/local/share:/usr/share)
  for name in LD_PRELOAD LD_LIBRARY_PATH PYTHONPATH PYTHONHOME PERL5LIB GI_TYPELIB_PATH PKG_CONFIG_PATH GTK_PATH \
    GTK_MODULES GIO_MODULE_DIR GIO_EXTRA_MODULES GDK_PIXBUF_MODULE_FILE XDG_CONFIG_DIRS R_HOME LOCPATH \
    LIBRARY_PATH CPATH C_INCLUDE_PATH CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS; do
    [[ ! -v $name ]] || options+=(--unsetenv "$name")
  done
}
