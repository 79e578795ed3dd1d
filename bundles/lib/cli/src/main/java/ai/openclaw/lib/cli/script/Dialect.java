package ai.openclaw.lib.cli.script;

import ai.openclaw.lib.cli.script.CompletionTable.Offer;
import ai.openclaw.lib.cli.script.CompletionTable.Word;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a shell writes one line of a table. Everything is quoted: nothing in it is ever run. */
enum Dialect {
  BASH {
    @Override
    String line(String key, Offer offer) {
      String files = offer.files() ? " files=1" : "";
      return quote(key) + ") reply=(" + words(offer, w -> quote(w.text())) + ")" + files + " ;;";
    }
  },
  ZSH {
    @Override
    String line(String key, Offer offer) {
      String files = offer.files() ? " files=1" : "";
      return quote(key) + ") reply=(" + words(offer, this::described) + ")" + files + " ;;";
    }

    private String described(Word word) {
      String text = word.text().replace("\\", "\\\\").replace(":", "\\:");
      return quote(word.help().isEmpty() ? text : text + ":" + word.help());
    }
  },
  FISH {
    @Override
    String line(String key, Offer offer) {
      String print =
          offer.words().isEmpty()
              ? ""
              : "; printf '%s\\t%s\\n' "
                  + words(offer, w -> quote(w.text()) + " " + quote(w.help()));
      String files = offer.files() ? "; __fish_complete_path $argv[2]" : "";
      return "case " + quote(key) + print + files + "; true";
    }

    @Override
    String quote(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
  },
  POWERSHELL {
    @Override
    String line(String key, Offer offer) {
      String file = offer.files() ? "$true" : "$false";
      return quote(key) + " = @{ Files = " + file + "; Words = @(" + commas(offer) + ") }";
    }

    private String commas(Offer offer) {
      return offer.words().stream()
          .map(w -> "@{ Text = " + quote(w.text()) + "; Help = " + quote(w.help()) + " }")
          .collect(Collectors.joining(", "));
    }

    @Override
    String quote(String text) {
      // PowerShell takes typographic quotes for quotes as well.
      return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
  };

  /** One line, without its indent. */
  abstract String line(String key, Offer offer);

  String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String words(Offer offer, Function<Word, String> form) {
    return offer.words().stream().map(form).collect(Collectors.joining(" "));
  }
}
