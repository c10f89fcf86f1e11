"""drag-source.py FILE…: a small window; what is dragged from it are the files."""

import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, Gtk


def main(paths):
    application = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
    application.connect("activate", show, paths)
    application.run()


def show(application, paths):
    files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in paths])
    source = Gtk.DragSource(content=Gdk.ContentProvider.new_for_value(files), actions=Gdk.DragAction.COPY)
    label = Gtk.Label(label="Files", width_request=300, height_request=300)
    label.add_controller(source)
    Gtk.ApplicationWindow(application=application, child=label).present()


main(sys.argv[1:])
