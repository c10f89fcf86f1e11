#include "pd-reader-protocol.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#define HEADER 9

/* All of it; a peer that has gone is no signal. */
static gboolean
send_all (int fd,
          const guint8 *bytes,
          gsize n_bytes)
{
  while (n_bytes > 0)
    {
      gssize n = send (fd, bytes, n_bytes, MSG_NOSIGNAL);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      n_bytes -= n;
    }
  return TRUE;
}

/**
 * pd_reader_frame_send:
 * @fd: a socket
 * @kind: what it is
 * @bytes: what is in it
 *
 * Sends a frame.
 *
 * Returns: whether the peer was there to take it
 */
gboolean
pd_reader_frame_send (int fd,
                      PdReaderFrame kind,
                      GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data;
  guint64 length;
  guint8 header[HEADER];

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &n_bytes);
  length = GUINT64_TO_LE (n_bytes);
  header[0] = kind;
  memcpy (header + 1, &length, sizeof length);
  return send_all (fd, header, sizeof header) && send_all (fd, data, n_bytes);
}

/**
 * pd_reader_frame_send_variant:
 * @fd: a socket
 * @kind: what it is
 * @variant: what is in it; a floating one is taken
 *
 * Sends a frame.
 *
 * Returns: whether the peer was there to take it
 */
gboolean
pd_reader_frame_send_variant (int fd,
                              PdReaderFrame kind,
                              GVariant *variant)
{
  g_autoptr (GVariant) taken = g_variant_ref_sink (variant);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (taken);

  return pd_reader_frame_send (fd, kind, bytes);
}

/* Waits until there is something to read; FALSE at the deadline and on cancellation. */
static gboolean
wait_for (int fd,
          gint64 deadline,
          GPollFD *cancelled)
{
  for (;;)
    {
      struct pollfd fds[2] = { { .fd = fd, .events = POLLIN }, { .fd = cancelled != NULL ? cancelled->fd : -1, .events = POLLIN } };
      /* Rounded up: who waited knows by the clock that it was for too long. */
      gint64 left = deadline == G_MAXINT64 ? -1 : (deadline - g_get_monotonic_time () + 999) / 1000;
      int n;

      if (deadline != G_MAXINT64 && left <= 0)
        return FALSE;
      n = poll (fds, G_N_ELEMENTS (fds), left < 0 ? -1 : (int) MIN (left, G_MAXINT));
      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0 && fds[1].revents != 0)
        return FALSE;
      if (n > 0 && fds[0].revents != 0)
        return TRUE;
    }
}

static gboolean
receive_all (int fd,
             guint8 *bytes,
             gsize n_bytes,
             gint64 deadline,
             GPollFD *cancelled)
{
  while (n_bytes > 0)
    {
      gssize n;

      if (!wait_for (fd, deadline, cancelled))
        return FALSE;
      n = recv (fd, bytes, n_bytes, MSG_DONTWAIT);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      n_bytes -= n;
    }
  return TRUE;
}

static GBytes *
receive (int fd,
         gsize max_bytes,
         gint64 deadline,
         GPollFD *cancelled,
         PdReaderFrame *kind)
{
  guint8 header[HEADER];
  g_autofree guint8 *bytes = NULL;
  guint64 length;

  if (!receive_all (fd, header, sizeof header, deadline, cancelled))
    return NULL;
  *kind = header[0];
  memcpy (&length, header + 1, sizeof length);
  length = GUINT64_FROM_LE (length);
  if (length > max_bytes)
    return NULL;
  bytes = g_try_malloc (length > 0 ? length : 1);
  if (bytes == NULL || !receive_all (fd, bytes, length, deadline, cancelled))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/**
 * pd_reader_frame_receive:
 * @fd: a socket
 * @max_bytes: how many bytes a frame may have
 * @deadline: when to give up, in microseconds of g_get_monotonic_time(); %G_MAXINT64 for never
 * @cancellable: (nullable): to give up at once
 * @kind: (out): what it is
 *
 * Waits for a frame.
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL where none came in time, the peer went, or it is too large
 */
GBytes *
pd_reader_frame_receive (int fd,
                         gsize max_bytes,
                         gint64 deadline,
                         GCancellable *cancellable,
                         PdReaderFrame *kind)
{
  GPollFD cancelled;
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &cancelled);
  GBytes *bytes;

  g_return_val_if_fail (kind != NULL, NULL);

  bytes = receive (fd, max_bytes, deadline, can_cancel ? &cancelled : NULL, kind);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  return bytes;
}

/**
 * pd_reader_frame_send_file:
 * @fd: a socket
 * @file: an open file, or -1 for none
 *
 * Hands on an open file, behind a request: one that is too large to be sent.
 *
 * Returns: whether the peer was there to take it
 */
gboolean
pd_reader_frame_send_file (int fd,
                           int file)
{
  char byte = file >= 0;
  struct iovec part = { &byte, 1 };
  union
  {
    char bytes[CMSG_SPACE (sizeof file)];
    struct cmsghdr align;
  } control = { { 0 } };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  struct cmsghdr *header;

  if (file >= 0)
    {
      message.msg_control = control.bytes;
      message.msg_controllen = sizeof control.bytes;
      header = CMSG_FIRSTHDR (&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN (sizeof file);
      memcpy (CMSG_DATA (header), &file, sizeof file);
    }
  return sendmsg (fd, &message, MSG_NOSIGNAL) == 1;
}

/**
 * pd_reader_frame_receive_file:
 * @fd: a socket
 *
 * Takes what pd_reader_frame_send_file() hands on.
 *
 * Returns: the open file, to be closed; -1 where there is none
 */
int
pd_reader_frame_receive_file (int fd)
{
  char byte;
  struct iovec part = { &byte, 1 };
  union
  {
    char bytes[CMSG_SPACE (sizeof (int))];
    struct cmsghdr align;
  } control = { { 0 } };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes };
  struct cmsghdr *header;
  int file = -1;

  if (recvmsg (fd, &message, MSG_CMSG_CLOEXEC) != 1)
    return -1;
  header = CMSG_FIRSTHDR (&message);
  if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS && header->cmsg_len == CMSG_LEN (sizeof file))
    memcpy (&file, CMSG_DATA (header), sizeof file);
  return file;
}

/**
 * pd_reader_frame_parse:
 * @bytes: what is in a frame
 * @type: what it should be
 *
 * Returns: (transfer full) (nullable): the value, or %NULL where it is none of that type
 */
GVariant *
pd_reader_frame_parse (GBytes *bytes,
                       const GVariantType *type)
{
  g_autoptr (GVariant) variant = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  variant = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
  return g_variant_is_normal_form (variant) ? g_steal_pointer (&variant) : NULL;
}
