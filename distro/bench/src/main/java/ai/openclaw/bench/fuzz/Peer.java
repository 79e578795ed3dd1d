package ai.openclaw.bench.fuzz;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference parser in a process of its own. */
final class Peer implements AutoCloseable {
  // A text may hold half a character, which UTF-8 has no bytes for.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Process process;
  private final BufferedWriter in;
  private final BufferedReader out;

  Peer(Path script) throws IOException {
    process =
        new ProcessBuilder("node", script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), 1 << 20);
    out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 20);
  }

  /** What it makes of each text; the batch must fit into the buffers of the two pipes. */
  List<String> read(List<String> texts) throws IOException {
    var answers = new ArrayList<String>();
    for (String text : texts) {
      in.write(JSON.writeValueAsString(text));
      in.write('\n');
    }
    in.flush();
    for (int i = 0; i < texts.size(); i++) {
      String answer = out.readLine();
      if (answer == null) {
        throw new EOFException("node has ended; is the package json5 there?");
      }
      answers.add(answer);
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.destroy();
  }
}
