package ai.openclaw.core.status.internal.stability;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process uses, under the names that readers of the figures know. */
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  static ObjectNode sample() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long heap = memory.getHeapMemoryUsage().getCommitted();
    long other = memory.getNonHeapMemoryUsage().getCommitted();
    ObjectNode sample = JsonNodeFactory.instance.objectNode();
    sample.put("rssBytes", resident(heap + other));
    sample.put("heapTotalBytes", heap);
    sample.put("heapUsedBytes", memory.getHeapMemoryUsage().getUsed());
    sample.put("externalBytes", memory.getNonHeapMemoryUsage().getUsed());
    sample.put(
        "arrayBuffersBytes",
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum());
    return sample;
  }

  /** What the system says is resident; elsewhere than on Linux what the JVM has of it. */
  private static long resident(long otherwise) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
          .findFirst()
          .orElse(otherwise);
    } catch (IOException | NumberFormatException notLinux) {
      return otherwise;
    }
  }
}
