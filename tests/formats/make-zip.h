#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *content;
  /* Its length, or -1 where it ends with a NUL. */
  gssize n_bytes;
  /* A symbolic link to here. */
  const char *link;
} ZipMember;

/* The last member has no name. With a password, the content of all of them is encrypted. */
GBytes *make_zip (const ZipMember *members,
                  const char *password);

/* An archive of one large member that packs to nearly nothing. */
GBytes *make_bomb (gsize n_bytes);
