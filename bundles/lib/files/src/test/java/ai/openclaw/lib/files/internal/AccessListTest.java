package ai.openclaw.lib.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessListTest {
  private static final UserPrincipal OWNER = new Named("HOME\\ann");

  private record Named(String getName) implements UserPrincipal {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOME\\ann",
        "NT AUTHORITY\\SYSTEM",
        "SYSTEM",
        "BUILTIN\\Administrators",
        "CREATOR OWNER",
        "S-1-5-18",
        "S-1-5-32-544"
      })
  void ownerAndSystemMayDoEverything(String name) {
    AclEntry entry = entry(AclEntryType.ALLOW, name, AclEntryPermission.values());

    assertEquals(Optional.empty(), AccessList.stranger(List.of(entry), OWNER, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Everyone",
        "BUILTIN\\Users",
        "HOME\\bob",
        "S-1-1-0",
        "NT AUTHORITY\\Authenticated Users"
      })
  void anyoneElseMayNeitherWriteNorReadASecret(String name) {
    AclEntry write = entry(AclEntryType.ALLOW, name, AclEntryPermission.WRITE_DATA);
    AclEntry read = entry(AclEntryType.ALLOW, name, AclEntryPermission.READ_DATA);

    assertEquals(Optional.of(name), AccessList.stranger(List.of(write), OWNER, false));
    assertEquals(Optional.of(name), AccessList.stranger(List.of(read), OWNER, true));
    assertEquals(Optional.empty(), AccessList.stranger(List.of(read), OWNER, false));
  }

  @Test
  void takingAccessControlCountsAsWriting() {
    for (AclEntryPermission permission :
        List.of(
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER,
            AclEntryPermission.DELETE,
            AclEntryPermission.APPEND_DATA)) {
      AclEntry entry = entry(AclEntryType.ALLOW, "Everyone", permission);

      assertEquals(Optional.of("Everyone"), AccessList.stranger(List.of(entry), OWNER, false));
    }
  }

  @Test
  void entriesThatDenyDoNotCount() {
    AclEntry entry = entry(AclEntryType.DENY, "Everyone", AclEntryPermission.values());

    assertEquals(Optional.empty(), AccessList.stranger(List.of(entry), OWNER, true));
  }

  private static AclEntry entry(AclEntryType type, String name, AclEntryPermission... granted) {
    return AclEntry.newBuilder()
        .setType(type)
        .setPrincipal(new Named(name))
        .setPermissions(granted)
        .build();
  }
}
