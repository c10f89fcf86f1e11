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
