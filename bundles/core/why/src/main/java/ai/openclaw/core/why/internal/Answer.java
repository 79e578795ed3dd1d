package ai.openclaw.core.why.internal;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Verdict;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The chains as people and programs read them. */
final class Answer {
  private Answer() {}

  static CommandResult of(List<Chain> chains, boolean gateway) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("gateway", gateway);
    ArrayNode things = data.putArray("things");
    var blocks = new ArrayList<Block>();
    for (Chain chain : chains) {
      things.add(json(chain));
      if (!blocks.isEmpty()) {
        blocks.add(new Line(""));
      }
      lines(chain).forEach(line -> blocks.add(new Line(line)));
    }
    if (!gateway) {
      blocks.add(new Line(""));
      blocks.add(new Line("No gateway runs: this is what the configuration alone tells."));
    }
    return CommandResult.ok(data, blocks.toArray(Block[]::new));
  }

  private static List<String> lines(Chain chain) {
    var lines = new ArrayList<String>();
    lines.add(chain.thing() + ": " + words(chain.verdict()) + ": " + chain.cause().text());
    if (chain.links().size() > 1) {
      lines.add("because");
      for (Explanation link : chain.links()) {
        lines.add("  " + link.thing() + ": " + link.text());
      }
    }
    if (!chain.remedy().isEmpty()) {
      lines.add("do: " + chain.remedy());
    }
    return lines;
  }

  private static ObjectNode json(Chain chain) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", chain.thing().kind()).put("name", chain.thing().name());
    json.put("verdict", code(chain.verdict()));
    json.put("cause", chain.cause().text());
    json.put("remedy", chain.remedy());
    ArrayNode links = json.putArray("chain");
    for (Explanation link : chain.links()) {
      links
          .addObject()
          .put("kind", link.thing().kind())
          .put("name", link.thing().name())
          .put("verdict", code(link.verdict()))
          .put("text", link.text());
    }
    return json;
  }

  private static String code(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case WORKS -> "works";
      case OFF -> "off";
      case IMPAIRED -> "works, but not as it should";
      case NOT_YET -> "not yet";
      case NEVER -> "never";
    };
  }
}
