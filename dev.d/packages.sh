# shellcheck shell=bash
# shellcheck disable=SC2034  # read by ../dev and environment.sh
# The Debian 13 packages that Pidian is built and tested with. The Debian 13 root has all of them.

# To build and run.
build_packages=(
  gcc libc6-dev meson ninja-build pkgconf   # compiler (with its sanitizers) and build system
  blueprint-compiler gir1.2-adw-1           # ui/*.blp
  gettext                                   # po/*.po
  libgtk-4-dev libadwaita-1-dev             # the window
  libsqlite3-dev                            # the project file
  libicu-dev libopencc-dev libuchardet-dev  # words and scripts, Traditional/Simplified, encodings
  libcmark-dev libyaml-dev libjson-glib-dev # Markdown, YAML, JSON
  libxml2-dev libarchive-dev                # HTML and XML, archives
  libpoppler-glib-dev poppler-data          # PDF
  libseccomp-dev                            # what reads files may do nothing else
  desktop-file-utils appstream              # checks of what data/ installs
  librsvg2-common adwaita-icon-theme        # icons
  hicolor-icon-theme gsettings-desktop-schemas
  fonts-noto-cjk fonts-cantarell            # Han glyphs of every region, interface
  libgtk-4-bin                              # gtk4-broadwayd: the window in a browser
  dbus dbus-daemon                          # a session bus where there is none
  locales                                   # C.UTF-8 is always there; others are made from this
)

# A virtual display, its mouse, keys and accessibility tree: tests of the real window, pictures of it.
window_packages=(
  xvfb xauth openbox xdotool imagemagick procps
  at-spi2-core python3-gi gir1.2-atspi-2.0 python3-pyatspi
)

# ./dev lint, fuzzing and finding out what went wrong.
tool_packages=(
  clang clang-format clang-tidy libclang-rt-dev shellcheck gdb git ca-certificates
)

# ./dev flatpak, and the test of what it installs; the second line only builds what stands in for the runtime.
flatpak_packages=(
  flatpak flatpak-builder elfutils ostree xdg-desktop-portal xdg-desktop-portal-gtk xdg-dbus-proxy fuse3
  autoconf automake cmake g++ gawk libtool m4 make patch perl xz-utils
)

# What ./dev bench sets beside Pidian.
bench_packages=(gnome-text-editor)

# Programs that others wrote and that tests read exports with, or drive the window by. A test that misses one is skipped.
reader_packages=(
  sqlite3 python3-jsonschema python3-pandas # project file, JSON Schema, data frames
  r-base-core r-cran-jsonlite               # R
  libreoffice-calc-nogui                    # a spreadsheet
  libreoffice-writer-nogui pandoc           # documents to import
  ibus ibus-gtk4 ibus-libpinyin             # an input method
  weston                                    # a Wayland compositor without a screen
)
