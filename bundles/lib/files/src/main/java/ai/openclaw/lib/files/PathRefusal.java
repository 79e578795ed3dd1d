package ai.openclaw.lib.files;

/** Why a path was refused. The codes are stable. */
public enum PathRefusal {
  /** The path is relative. */
  NOT_ABSOLUTE("PROVIDER_PATH_NOT_ABSOLUTE"),
  /** Nothing is there, or it cannot be inspected or opened. */
  NOT_READABLE("PROVIDER_PATH_NOT_READABLE"),
  /** It is a folder, a pipe, a socket or a device. */
  NOT_A_FILE("PROVIDER_PATH_NOT_A_FILE"),
  /** It is a symbolic link where none may be. */
  SYMLINK("PROVIDER_PATH_SYMLINK"),
  /** A command that lies in none of the trusted folders. */
  OUTSIDE_TRUSTED_DIRS("PROVIDER_PATH_OUTSIDE_TRUSTED_DIRS"),
  /** More than its owner may read or write it. */
  PERMISSIONS("PROVIDER_PATH_PERMISSIONS"),
  /** Who may read or write it cannot be found out. */
  PERMISSIONS_UNKNOWN("PROVIDER_PATH_PERMISSIONS_UNKNOWN"),
  /** It belongs to someone else. */
  OWNER("PROVIDER_PATH_OWNER"),
  /** It was replaced or written again and again while it was read. */
  CHANGING("PROVIDER_PATH_CHANGING");

  private final String code;

  PathRefusal(String code) {
    this.code = code;
  }

  /** The code for operators. */
  public String code() {
    return code;
  }
}
