package ai.openclaw.core.config.internal.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.lib.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreSchemaTest {
  private static final String FOLDER = "openclaw/schema/";

  @Test
  void everyFileCompilesAndEveryReferenceLeadsSomewhere() throws Exception {
    for (String file : files()) {
      JsonNode schema = Shipped.resource(FOLDER + file);
      Schema.compile(schema, name -> Shipped.resource(FOLDER + name));
      for (String ref : schema.findValuesAsText("$ref")) {
        int hash = ref.indexOf('#');
        String name = hash < 0 ? ref : ref.substring(0, hash);
        JsonNode target = name.isEmpty() ? schema : Shipped.resource(FOLDER + name);
        assertFalse(
            target.at(hash < 0 ? "" : ref.substring(hash + 1)).isMissingNode(), file + ": " + ref);
      }
    }
  }

  @Test
  void acceptsATypicalConfiguration() {
    assertEquals(
        List.of(),
        Shipped.errors(
            """
            {$schema:'x',gateway:{mode:'local',port:18789,bind:'loopback',
              auth:{mode:'token',token:{source:'env',provider:'default',id:'GATEWAY_TOKEN'}}},
             secrets:{providers:{default:{source:'env'},files:{source:'file',path:'~/s.json'},
               vault:{source:'my-vault',anything:[1,{deep:true}]}},
               defaults:{env:'default'},
               resolution:{mode:'isolate',maxProviderConcurrency:16,
                 budget:{callsPerDay:500,providers:{vault:100}}}},
             models:{providers:{openai:{baseUrl:'https://api.openai.com/v1',
               apiKey:{source:'file',provider:'files',id:'/openai/key'},
               headers:{'x-a':{source:'exec',provider:'vault',id:'a/b'}},
               models:[{id:'gpt',name:'GPT'}]}}},
             agents:{defaults:{workspace:'~/w'},list:[{id:'main',default:true}]},
             skills:{entries:{a:{enabled:true,apiKey:'k'}}},
             logging:{level:'debug',consoleStyle:'json',redactSensitive:'off'},
             cron:{enabled:true},env:{FOO:'bar',vars:{A:'b'}},
             channels:{defaults:{groupPolicy:'open'},telegram:{botToken:3}},
             plugins:{entries:{brave:{enabled:true,config:{webSearch:{apiKey:{}}}}}}}
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{zzzzzzz:1}|<root>: Unrecognized key: \"zzzzzzz\"",
        "{gatway:{}}|<root>: Unrecognized key: \"gatway\" (did you mean \"gateway\"?)",
        "{gateway:{prot:1}}|gateway: Unrecognized key: \"prot\" (did you mean \"port\"?)",
        "{gateway:{port:'x'}}|gateway.port: expected an integer, found a string",
        "{gateway:{mode:'lcal'}}|gateway.mode: expected one of \"local\", \"remote\" (did you"
            + " mean \"local\"?)",
        "{tools:{web:{search:{zzzzzz:1}}}}|tools.web.search: Unrecognized key: \"zzzzzz\"",
        "{secrets:{zzzzzz:1}}|secrets: Unrecognized key: \"zzzzzz\"",
        "{secrets:{providers:{a:{}}}}|secrets.providers.a: missing key \"source\"",
        "{secrets:{resolution:{budget:{providers:{a:0}}}}}|secrets.resolution.budget.providers.a:"
            + " expected at least 1",
        "{secrets:{resolution:{maxRefsPerProvider:0}}}|secrets.resolution.maxRefsPerProvider:"
            + " expected at least 1",
        "{secrets:{resolution:{maxRefsPerProvider:4097}}}|secrets.resolution.maxRefsPerProvider:"
            + " expected at most 4096",
        "{secrets:{resolution:{mode:'strickt'}}}|secrets.resolution.mode: expected one of"
            + " \"strict\", \"isolate\" (did you mean \"strict\"?)",
        "{plugins:{entries:{x:{enabled:1}}}}|plugins.entries.x.enabled: expected true or false,"
            + " found a number",
        "{channels:{defaults:{groupPolicy:'closed'}}}|channels.defaults.groupPolicy: expected one"
            + " of \"open\", \"disabled\", \"allowlist\"",
        "{hooks:{token:{source:'env',provider:'default',id:'A'}}}|hooks.token: expected a string,"
            + " found an object",
      })
  void refusesWhatTheReferenceRefuses(String config, String message) {
    assertEquals(List.of(message.replaceAll("\\s+", " ")), Shipped.errors(config));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{source:'env',provider:'default',id:'A'}",
        "{source:'file',provider:'a-b_1',id:'value'}",
        "{source:'file',provider:'d',id:'/a~1b/~0'}",
        "{source:'file',provider:'d',id:'/'}",
        "{source:'exec',provider:'d',id:'a/b.c:d-e'}",
        "{source:'vault-2',provider:'d',id:'any thing # at all'}",
        "'plain'"
      })
  void acceptsEveryFormOfACredential(String token) {
    assertEquals(List.of(), Shipped.errors("{gateway:{auth:{token:" + token + "}}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{source:'env',id:'A'}|gateway.auth.token|missing key \"provider\"",
        "{source:'env',provider:'d',id:'A',x:1}|gateway.auth.token|Unrecognized key: \"x\"",
        "{source:'Env',provider:'d',id:'A'}|gateway.auth.token.source|^[a-z]",
        "{source:'env',provider:'D',id:'A'}|gateway.auth.token.provider|^[a-z]",
        "{source:'env',provider:'d',id:'a'}|gateway.auth.token.id|OPENAI_API_KEY",
        "{source:'file',provider:'d',id:'a'}|gateway.auth.token.id|pointer",
        "{source:'file',provider:'d',id:'/a~2'}|gateway.auth.token.id|pointer",
        "{source:'exec',provider:'d',id:'-a'}|gateway.auth.token.id|between slashes",
        "{source:'exec',provider:'d',id:'a/../b'}|gateway.auth.token.id|between slashes",
        "{source:'exec',provider:'d',id:'a/.'}|gateway.auth.token.id|between slashes",
        "{source:'vault',provider:'d',id:''}|gateway.auth.token.id|at least 1 character",
        "3|gateway.auth.token|expected a string or an object, found a number",
      })
  void refusesAMalformedReferenceAtItsField(String token, String path, String word) {
    List<String> errors = Shipped.errors("{gateway:{auth:{token:" + token + "}}}");
    assertEquals(1, errors.size(), errors.toString());
    assertTrue(errors.get(0).startsWith(path + ": "), errors.toString());
    assertTrue(errors.get(0).contains(word), errors.toString());
  }

  private static List<String> files() throws IOException, URISyntaxException {
    URL core = Objects.requireNonNull(CoreSchemaTest.class.getResource("/" + FOLDER + "core.json"));
    Path folder = Objects.requireNonNull(Path.of(core.toURI()).getParent());
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
