package ai.openclaw.lib.files.internal;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a Windows access list: does anyone but the owner and the system get more than is safe? */
public final class AccessList {
  private static final Set<AclEntryPermission> WRITE =
      EnumSet.of(
          AclEntryPermission.WRITE_DATA,
          AclEntryPermission.APPEND_DATA,
          AclEntryPermission.DELETE,
          AclEntryPermission.DELETE_CHILD,
          AclEntryPermission.WRITE_ACL,
          AclEntryPermission.WRITE_OWNER);
  private static final Set<AclEntryPermission> READ = EnumSet.of(AclEntryPermission.READ_DATA);

  private static final Set<String> TRUSTED_NAMES = Set.of("system", "creator owner");
  private static final Set<String> TRUSTED_SIDS =
      Set.of(
          "s-1-5-18",
          "s-1-5-32-544",
          "s-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");
  private static final List<String> TRUSTED_SUFFIXES =
      List.of(
          "\\system",
          "\\système",
          "\\sistema",
          "\\administrators",
          "\\administratoren",
          "\\administrateurs",
          "\\administradores");

  private AccessList() {}

  /**
   * The first principal that is allowed too much.
   *
   * @param entries the list; entries that deny do not count
   * @param owner the file's owner
   * @param reading whether reading is too much as well
   */
  public static Optional<String> stranger(
      List<AclEntry> entries, UserPrincipal owner, boolean reading) {
    return entries.stream()
        .filter(entry -> entry.type() == AclEntryType.ALLOW)
        .filter(entry -> grants(entry, WRITE) || (reading && grants(entry, READ)))
        .map(AclEntry::principal)
        .filter(principal -> !principal.equals(owner) && !trusted(principal.getName()))
        .map(UserPrincipal::getName)
        .findFirst();
  }

  private static boolean grants(AclEntry entry, Set<AclEntryPermission> permissions) {
    return !Collections.disjoint(entry.permissions(), permissions);
  }

  private static boolean trusted(String principal) {
    String name = principal.toLowerCase(Locale.ROOT);
    return TRUSTED_NAMES.contains(name)
        || TRUSTED_SIDS.contains(name)
        || TRUSTED_SUFFIXES.stream().anyMatch(name::endsWith);
  }
}
