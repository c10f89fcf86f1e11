#include "pd-open-options.h"

/**
 * pd_open_options_set:
 * @self: options that own what they hold
 * @options: others, which may be the same
 *
 * Makes options the same as others. Those with nothing in them hold nothing.
 */
void
pd_open_options_set (PdOpenOptions *self,
                     const PdOpenOptions *options)
{
  PdOpenOptions old;

  g_return_if_fail (self != NULL);
  g_return_if_fail (options != NULL);

  old = *self;
  *self = *options;
  self->reason = g_strdup (options->reason);
  self->restored = options->restored != NULL ? g_object_ref (options->restored) : NULL;
  self->before = options->before != NULL ? g_object_ref (options->before) : NULL;
  g_free ((char *) old.reason);
  g_clear_object (&old.restored);
  g_clear_object (&old.before);
}

/**
 * pd_open_options_create_project:
 * @self: how it is to be opened
 *
 * Returns: (transfer full): a project that has no file yet, and opens one like that
 */
PdProject *
pd_open_options_create_project (const PdOpenOptions *self)
{
  PdProject *project;

  g_return_val_if_fail (self != NULL, NULL);

  project = pd_project_new ();
  pd_project_set_choice (project, self->choice);
  pd_project_set_lock_policy (project, self->lock_policy);
  if (self->reason != NULL)
    pd_project_set_read_only_reason (project, self->reason);
  if (self->restored != NULL)
    pd_project_set_restored (project, pd_backup_get_path (self->restored));
  return project;
}
