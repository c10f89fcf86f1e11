#include "pd-reader-process.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pd-config.h"
#include "pd-document-variant.h"
#include "pd-reader-protocol.h"

/* What the helper finds its socket as. */
#define HELPER_SOCKET 3

/* How long a reader may think about one article, in seconds: it is ended by its own limit before, unless it only waits. */
#define PATIENCE 90

/* What a reader may say of one article: its text of 64 MiB at the most, in UTF-8, and its blocks. */
#define MAX_FRAME (512 * 1024 * 1024)

/**
 * PdReaderProcess:
 *
 * Reads files in a helper process, which is limited in time and memory and has no network. It is started when it is needed, and
 * again after a file that ended it.
 */
struct _PdReaderProcess
{
  GObject parent_instance;

  char *program;
  guint patience;
  GSubprocess *process;
  int socket;
};

G_DEFINE_FINAL_TYPE (PdReaderProcess, pd_reader_process, G_TYPE_OBJECT)

/* A helper that is asked nothing more ends by itself; one that went wrong is ended. */
static void
stop (PdReaderProcess *self,
      gboolean by_force)
{
  if (self->process == NULL)
    return;
  if (by_force)
    g_subprocess_force_exit (self->process);
  close (self->socket);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

static void
pd_reader_process_finalize (GObject *object)
{
  PdReaderProcess *self = PD_READER_PROCESS (object);

  stop (self, FALSE);
  g_free (self->program);

  G_OBJECT_CLASS (pd_reader_process_parent_class)->finalize (object);
}

static void
pd_reader_process_class_init (PdReaderProcessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pd_reader_process_finalize;
}

static void
pd_reader_process_init (PdReaderProcess *self)
{
  self->patience = PATIENCE;
}

/* Where it was installed, or built: beside this program. */
static char *
find_program (void)
{
  const char *told = g_getenv ("PIDIAN_READER");
  g_autofree char *self_path = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self_path != NULL ? g_path_get_dirname (self_path) : NULL;
  g_autofree char *sibling = folder != NULL ? g_build_filename (folder, "pidian-reader", NULL) : NULL;

  if (told != NULL && *told != '\0')
    return g_strdup (told);
  if (sibling != NULL && g_file_test (sibling, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&sibling);
  return g_build_filename (PD_LIBEXEC_DIR, "pidian-reader", NULL);
}

/**
 * pd_reader_process_new:
 * @program: (nullable): the helper; %NULL for the one that belongs to this program
 *
 * Returns: (transfer full): a reader that has not been started
 */
PdReaderProcess *
pd_reader_process_new (const char *program)
{
  PdReaderProcess *self = g_object_new (PD_TYPE_READER_PROCESS, NULL);

  self->program = program != NULL ? g_strdup (program) : find_program ();
  return self;
}

/**
 * pd_reader_process_set_patience:
 * @seconds: how long to wait for an article
 *
 * Sets when a file is given up.
 */
void
pd_reader_process_set_patience (PdReaderProcess *self,
                                guint seconds)
{
  g_return_if_fail (PD_IS_READER_PROCESS (self));

  self->patience = seconds;
}

static gboolean
start (PdReaderProcess *self,
       GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) failure = NULL;
  int sockets[2];

  if (self->process != NULL)
    return TRUE;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The reader could not be started."));
      return FALSE;
    }
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_take_fd (launcher, sockets[1], HELPER_SOCKET);
  self->process = g_subprocess_launcher_spawn (launcher, &failure, self->program, NULL);
  if (self->process == NULL)
    {
      close (sockets[0]);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The reader of Pidian could not be started: %s."), failure->message);
      return FALSE;
    }
  self->socket = sockets[0];
  return TRUE;
}

static GVariant *
describe_request (const char *file_name,
                  const PdReadOptions *options)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, PD_READER_REQUEST_TYPE);
  g_variant_builder_add (&builder, "s", file_name);
  g_variant_builder_open (&builder, G_VARIANT_TYPE_VARDICT);
  if (options != NULL && options->encoding != NULL)
    g_variant_builder_add (&builder, "{sv}", "encoding", g_variant_new_string (options->encoding));
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

static void
set_failure (GBytes *bytes,
             GError **error)
{
  g_autoptr (GVariant) failure = pd_reader_frame_parse (bytes, PD_READER_FAILURE_TYPE);
  const char *message;
  guint record, code;

  if (failure == NULL)
    return;
  g_variant_get (failure, "(uu&s)", &record, &code, &message);
  if (*message != '\0')
    g_set_error_literal (error, PD_FORMAT_ERROR, code, message);
}

/* What the helper makes of it. @is_whole: whether it answered to the end, so that it can be asked again. */
static PdDocument *
converse (PdReaderProcess *self,
          GBytes *source,
          const char *file_name,
          const PdReadOptions *options,
          GCancellable *cancellable,
          gboolean *is_whole,
          GError **error)
{
  gint64 deadline = g_get_monotonic_time () + self->patience * G_USEC_PER_SEC;
  g_autoptr (PdDocument) document = NULL;

  if (!pd_reader_frame_send_variant (self->socket, PD_READER_FRAME_REQUEST, describe_request (file_name, options))
      || !pd_reader_frame_send (self->socket, PD_READER_FRAME_SOURCE, source))
    return NULL;
  for (;;)
    {
      PdReaderFrame kind;
      g_autoptr (GBytes) bytes = pd_reader_frame_receive (self->socket, MAX_FRAME, deadline, cancellable, &kind);
      g_autoptr (GVariant) variant = NULL;

      if (bytes == NULL)
        return NULL;
      if (kind == PD_READER_FRAME_END)
        {
          *is_whole = TRUE;
          set_failure (bytes, error);
          return g_steal_pointer (&document);
        }
      variant = kind == PD_READER_FRAME_DOCUMENT ? pd_reader_frame_parse (bytes, PD_DOCUMENT_VARIANT_TYPE) : NULL;
      if (variant == NULL)
        return NULL;
      g_clear_object (&document);
      document = pd_document_from_variant (variant, source, file_name, error);
      if (document == NULL)
        return NULL;
    }
}

static void
explain (PdReaderProcess *self,
         gint64 started,
         GCancellable *cancellable,
         GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return;
  if (g_get_monotonic_time () - started >= self->patience * G_USEC_PER_SEC)
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER, _ ("Reading the file took too long, so it was given up."));
  else
    g_set_error_literal (error, PD_FORMAT_ERROR, PD_FORMAT_ERROR_READER, _ ("The file made its reader crash, or needed too much time or memory."));
}

/**
 * pd_reader_process_read:
 * @source: the bytes of a file
 * @file_name: the file's name, without its folder
 * @options: (nullable): what a person wants read otherwise
 * @cancellable: (nullable): to give it up
 * @error: return location for an error
 *
 * Reads a file as pd_source_reader_read() does, in the helper. It waits for that.
 *
 * Returns: (transfer full): the article, or %NULL with an error whose message is a sentence that does not name the file;
 *   %PD_FORMAT_ERROR_READER where the helper did not survive it
 */
PdDocument *
pd_reader_process_read (PdReaderProcess *self,
                        GBytes *source,
                        const char *file_name,
                        const PdReadOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (PdDocument) document = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_whole = FALSE;

  g_return_val_if_fail (PD_IS_READER_PROCESS (self), NULL);
  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !start (self, error))
    return NULL;
  document = converse (self, source, file_name, options, cancellable, &is_whole, &failure);
  if (!is_whole)
    {
      stop (self, TRUE);
      if (failure == NULL)
        explain (self, started, cancellable, &failure);
    }
  else if (document == NULL && failure == NULL)
    g_set_error_literal (&failure, PD_FORMAT_ERROR, PD_FORMAT_ERROR_EMPTY, _ ("The file has no text in it."));
  if (failure == NULL)
    return g_steal_pointer (&document);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
