#pragma once

#include <gio/gunixoutputstream.h>

G_BEGIN_DECLS

#define PD_TYPE_DISK_STREAM (pd_disk_stream_get_type ())
G_DECLARE_FINAL_TYPE (PdDiskStream, pd_disk_stream, PD, DISK_STREAM, GUnixOutputStream)

GOutputStream *pd_disk_stream_new (int fd);

G_END_DECLS
