package ai.openclaw.core.service.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Property lists of macOS as trees. */
final class Plist {
  private static final String DOCTYPE =
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
          + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";
  private static final int DEEPEST = 32;

  private Plist() {}

  /**
   * Reads a property list; dates and data become texts.
   *
   * @throws DefinitionException when it is none
   */
  static ObjectNode read(String text) throws DefinitionException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      try {
        while (reader.next() != XMLStreamReader.START_ELEMENT) {
          // Comments and the document type come before the root.
        }
        reader.require(XMLStreamReader.START_ELEMENT, null, "plist");
        reader.nextTag();
        JsonNode value = value(reader, 0);
        if (value instanceof ObjectNode dict) {
          return dict;
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | NumberFormatException | NoSuchElementException e) {
      throw new DefinitionException("it is not a property list");
    }
    throw new DefinitionException("it is not a property list with a dict");
  }

  private static JsonNode value(XMLStreamReader reader, int depth)
      throws XMLStreamException, DefinitionException {
    if (depth > DEEPEST) {
      throw new DefinitionException("it is nested too deeply");
    }
    String name = reader.getLocalName();
    return switch (name) {
      case "dict" -> dict(reader, depth);
      case "array" -> array(reader, depth);
      case "true", "false" -> {
        reader.getElementText();
        yield BooleanNode.valueOf(name.equals("true"));
      }
      case "integer" -> LongNode.valueOf(Long.parseLong(reader.getElementText().strip()));
      default -> TextNode.valueOf(reader.getElementText());
    };
  }

  private static ObjectNode dict(XMLStreamReader reader, int depth)
      throws XMLStreamException, DefinitionException {
    ObjectNode dict = JsonNodeFactory.instance.objectNode();
    while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
      reader.require(XMLStreamReader.START_ELEMENT, null, "key");
      String key = reader.getElementText();
      reader.nextTag();
      dict.set(key, value(reader, depth + 1));
    }
    return dict;
  }

  private static ArrayNode array(XMLStreamReader reader, int depth)
      throws XMLStreamException, DefinitionException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
      array.add(value(reader, depth + 1));
    }
    return array;
  }

  /**
   * Writes a property list.
   *
   * @throws DefinitionException when a text holds a character that XML cannot
   */
  static String write(ObjectNode dict) throws DefinitionException {
    var text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeCharacters("\n");
      writer.writeDTD(DOCTYPE);
      writer.writeCharacters("\n");
      writer.writeStartElement("plist");
      writer.writeAttribute("version", "1.0");
      value(writer, dict, "\n");
      writer.writeCharacters("\n");
      writer.writeEndElement();
      writer.writeCharacters("\n");
      writer.close();
    } catch (XMLStreamException e) {
      throw new DefinitionException("the definition cannot be written as XML");
    }
    return text.toString();
  }

  private static void value(XMLStreamWriter writer, JsonNode value, String margin)
      throws XMLStreamException, DefinitionException {
    writer.writeCharacters(margin);
    if (value.isObject()) {
      writer.writeStartElement("dict");
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        writer.writeCharacters(margin + "  ");
        element(writer, "key", entry.getKey());
        value(writer, entry.getValue(), margin + "  ");
      }
      writer.writeCharacters(margin);
      writer.writeEndElement();
    } else if (value.isArray()) {
      writer.writeStartElement("array");
      for (JsonNode item : value) {
        value(writer, item, margin + "  ");
      }
      writer.writeCharacters(margin);
      writer.writeEndElement();
    } else if (value.isBoolean()) {
      writer.writeEmptyElement(value.asText());
    } else {
      element(writer, value.isNumber() ? "integer" : "string", value.asText());
    }
  }

  private static void element(XMLStreamWriter writer, String name, String text)
      throws XMLStreamException, DefinitionException {
    XmlText.check(text);
    writer.writeStartElement(name);
    writer.writeCharacters(text);
    writer.writeEndElement();
  }
}
