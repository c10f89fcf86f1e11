#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PdJsonType:
 *
 * What a value of JSON is.
 */
typedef enum
{
  PD_JSON_NULL,
  PD_JSON_FALSE,
  PD_JSON_TRUE,
  PD_JSON_NUMBER,
  PD_JSON_STRING,
  PD_JSON_ARRAY,
  PD_JSON_OBJECT,
} PdJsonType;

/**
 * PdJsonValue:
 * @type: what it is
 * @name: (nullable): its name, where it is a member of an object
 * @text: (nullable): the characters of a string, or a number digit by digit as it was written
 * @first: (nullable): the first value in an array or object
 * @next: (nullable): the value behind it in the same array or object
 *
 * A value of JSON (RFC 8259). A number stays what was written: a figure of twenty digits is not rounded.
 */
typedef struct _PdJsonValue PdJsonValue;
struct _PdJsonValue
{
  PdJsonType type;
  char *name;
  char *text;
  PdJsonValue *first;
  PdJsonValue *next;
};

PdJsonValue *pd_json_value_parse (const char *utf8,
                                  gsize n_bytes,
                                  gsize *n_unread_bytes,
                                  GError **error);
void pd_json_value_free (PdJsonValue *self);

const PdJsonValue *pd_json_value_get (const PdJsonValue *self,
                                      const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdJsonValue, pd_json_value_free)

G_END_DECLS
