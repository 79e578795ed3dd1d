package ai.openclaw.lib.schema.internal;

/** The codes of issues. */
enum Code {
  UNRECOGNIZED_KEY,
  MISSING_KEY,
  WRONG_TYPE,
  NOT_ALLOWED,
  OUT_OF_RANGE,
  BAD_FORM,
  NO_MATCH
}
