/* Has a folder look like one on a network: loaded into the program before the C library, it answers for the file system of
 * what is in $PIDIAN_REMOTE_FOLDER. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>

#define NFS 0x00006969

/* With large files, which everything here is built with, that is what programs call it. */
#define NAME "statfs64"

int
statfs (const char *path,
        struct statfs *info)
{
  int (*real) (const char *path, struct statfs *info) = dlsym (RTLD_NEXT, NAME);
  const char *folder = getenv ("PIDIAN_REMOTE_FOLDER");
  int result = real (path, info);

  if (result == 0 && folder != NULL && strncmp (path, folder, strlen (folder)) == 0)
    info->f_type = NFS;
  return result;
}
