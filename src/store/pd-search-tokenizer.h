#pragma once

#include <glib.h>
#include <sqlite3.h>

/**
 * PD_SEARCH_N_POWERS:
 *
 * In the table of single characters, a character has a word for each power of two, up to this one, that its times in a text sum up from.
 */
#define PD_SEARCH_N_POWERS 28

int pd_search_tokenizer_register (sqlite3 *db);
int pd_search_tokenize_characters (const gunichar *characters,
                                   guint n,
                                   int (*add) (gpointer data,
                                               const char *token,
                                               int length),
                                   gpointer data);
