#define _GNU_SOURCE

#include "pd-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* What no reader has a use for: another process, another machine, a change on the disk. */
static const int denied[] = {
  SCMP_SYS (socket),
  SCMP_SYS (socketpair),
  SCMP_SYS (connect),
  SCMP_SYS (bind),
  SCMP_SYS (listen),
  SCMP_SYS (accept),
  SCMP_SYS (accept4),
  SCMP_SYS (execve),
  SCMP_SYS (execveat),
  SCMP_SYS (fork),
  SCMP_SYS (vfork),
  SCMP_SYS (ptrace),
  SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev),
  SCMP_SYS (kill),
  SCMP_SYS (tkill),
  SCMP_SYS (creat),
  SCMP_SYS (truncate),
  SCMP_SYS (unlink),
  SCMP_SYS (unlinkat),
  SCMP_SYS (rename),
  SCMP_SYS (renameat),
  SCMP_SYS (renameat2),
  SCMP_SYS (mkdir),
  SCMP_SYS (mkdirat),
  SCMP_SYS (rmdir),
  SCMP_SYS (link),
  SCMP_SYS (linkat),
  SCMP_SYS (symlink),
  SCMP_SYS (symlinkat),
  SCMP_SYS (mknod),
  SCMP_SYS (mknodat),
  SCMP_SYS (chmod),
  SCMP_SYS (fchmod),
  SCMP_SYS (fchmodat),
  SCMP_SYS (chown),
  SCMP_SYS (fchown),
  SCMP_SYS (lchown),
  SCMP_SYS (fchownat),
  SCMP_SYS (mount),
  SCMP_SYS (umount2),
  SCMP_SYS (pivot_root),
  SCMP_SYS (chroot),
  SCMP_SYS (setns),
  SCMP_SYS (unshare),
  SCMP_SYS (bpf),
  SCMP_SYS (perf_event_open),
  SCMP_SYS (io_uring_setup),
  SCMP_SYS (userfaultfd),
  SCMP_SYS (keyctl),
  SCMP_SYS (add_key),
  SCMP_SYS (request_key),
};

/* Where the libraries' own data is: encodings, character maps, fonts. */
static const char *const readable[] = { "/usr", "/lib", "/lib64", "/app", "/etc", "/proc/self", "/dev/null", "/dev/urandom" };

static gboolean
fail (GError **error,
      int code)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("The reader could not be shut in: %s."), g_strerror (code));
  return FALSE;
}

/* A file that names another on this computer must not have it in its text. Kernels from 5.13 on can see to that. */
static void
restrict_files (void)
{
  struct landlock_ruleset_attr ruleset = { .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE };
  int rules = syscall (SYS_landlock_create_ruleset, &ruleset, sizeof ruleset, 0);

  if (rules < 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      struct landlock_path_beneath_attr rule = { .parent_fd = open (readable[i], O_PATH | O_CLOEXEC) };

      if (rule.parent_fd < 0)
        continue;
      rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
      if (!g_str_has_prefix (readable[i], "/dev/"))
        rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
      syscall (SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
      close (rule.parent_fd);
    }
  syscall (SYS_landlock_restrict_self, rules, 0);
  close (rules);
}

static int
add_rules (scmp_filter_ctx filter)
{
  static const int writing[] = { O_WRONLY, O_RDWR, O_CREAT };
  int code = 0;

  for (gsize i = 0; code == 0 && i < G_N_ELEMENTS (denied); i++)
    code = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), denied[i], 0);
  for (gsize i = 0; code == 0 && i < G_N_ELEMENTS (writing); i++)
    {
      code = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, writing[i], writing[i]));
      if (code == 0)
        code = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, writing[i], writing[i]));
    }
  /* Threads, but no processes. What a pointer says cannot be looked at, so the older calls are used. */
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1, SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  if (code == 0)
    code = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (openat2), 0);
  return code;
}

static int
restrict_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  int code;

  if (filter == NULL)
    return ENOMEM;
  code = add_rules (filter);
  if (code == 0)
    code = seccomp_load (filter);
  seccomp_release (filter);
  return -code;
}

/* Whoever started the program may have set a lower limit, which stays. */
static gboolean
limit (int resource,
       guint64 value)
{
  struct rlimit limits;

  if (getrlimit (resource, &limits) != 0)
    return FALSE;
  limits.rlim_cur = limits.rlim_max = MIN (limits.rlim_max, (rlim_t) value);
  return setrlimit (resource, &limits) == 0;
}

/**
 * pd_sandbox_enter:
 * @max_memory: how many bytes of memory this process may have
 * @error: return location for an error
 *
 * Gives up for good what a process that reads anybody's files has no use for: the network, other processes, writing to the
 * disk, and on most systems reading what is not the system's own. What is open stays open.
 *
 * Returns: whether that went well
 */
gboolean
pd_sandbox_enter (guint64 max_memory,
                  GError **error)
{
  int code;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return fail (error, errno);
  if (!limit (RLIMIT_CORE, 0))
    return fail (error, errno);
#if !defined(__SANITIZE_ADDRESS__)
  if (!limit (RLIMIT_AS, max_memory))
    return fail (error, errno);
#endif
  restrict_files ();
  code = restrict_calls ();
  return code == 0 || fail (error, code);
}

/**
 * pd_sandbox_allow_seconds:
 * @seconds: of the processor's time
 *
 * Ends this process when it has worked for that long from now on.
 */
void
pd_sandbox_allow_seconds (guint seconds)
{
  struct rusage usage = { 0 };
  struct rlimit limits;

  getrusage (RUSAGE_SELF, &usage);
  getrlimit (RLIMIT_CPU, &limits);
  limits.rlim_cur = MIN (limits.rlim_max, (rlim_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + seconds + 1));
  setrlimit (RLIMIT_CPU, &limits);
}
