#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PD_STORE_ERROR (pd_store_error_quark ())

/**
 * PdStoreError:
 * @PD_STORE_ERROR_FAILED: something else
 * @PD_STORE_ERROR_NOT_PROJECT: the file is no project
 * @PD_STORE_ERROR_NEWER: a newer Pidian made the file
 * @PD_STORE_ERROR_DAMAGED: the file is damaged
 * @PD_STORE_ERROR_READ_ONLY: the file cannot be written
 * @PD_STORE_ERROR_FULL: the disk is full
 * @PD_STORE_ERROR_BUSY: another program keeps the file locked
 * @PD_STORE_ERROR_NOT_FOUND: a row is not there, or no longer
 * @PD_STORE_ERROR_CONFLICT: undo or redo no longer fits
 * @PD_STORE_ERROR_INVALID: a row does not hold what it must
 * @PD_STORE_ERROR_LEFT_OUT: a copy of the project was made without it
 * @PD_STORE_ERROR_LOCKED: somebody else has the project open
 */
typedef enum
{
  PD_STORE_ERROR_FAILED,
  PD_STORE_ERROR_NOT_PROJECT,
  PD_STORE_ERROR_NEWER,
  PD_STORE_ERROR_DAMAGED,
  PD_STORE_ERROR_READ_ONLY,
  PD_STORE_ERROR_FULL,
  PD_STORE_ERROR_BUSY,
  PD_STORE_ERROR_NOT_FOUND,
  PD_STORE_ERROR_CONFLICT,
  PD_STORE_ERROR_INVALID,
  PD_STORE_ERROR_LEFT_OUT,
  PD_STORE_ERROR_LOCKED,
} PdStoreError;

GQuark pd_store_error_quark (void);

G_END_DECLS
