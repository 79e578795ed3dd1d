package ai.openclaw.core.service.internal.definition;

import java.io.StringWriter;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The scheduled task of Windows that runs the script at logon. */
public final class TaskXml {
  private static final String NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task";

  private TaskXml() {}

  /**
   * The text of the task.
   *
   * @param user whose logon starts it
   * @param script what it runs
   */
  public static String render(Blueprint blueprint, String user, Path script)
      throws DefinitionException {
    XmlText.check(user);
    XmlText.check(script.toString());
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-16", "1.0");
      xml.writeStartElement("Task");
      xml.writeAttribute("version", "1.2");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("RegistrationInfo");
      leaf(xml, "Description", blueprint.description());
      xml.writeEndElement();
      xml.writeStartElement("Triggers");
      xml.writeStartElement("LogonTrigger");
      leaf(xml, "Enabled", "true");
      leaf(xml, "UserId", user);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeStartElement("Principals");
      xml.writeStartElement("Principal");
      xml.writeAttribute("id", "Author");
      leaf(xml, "UserId", user);
      leaf(xml, "LogonType", "InteractiveToken");
      leaf(xml, "RunLevel", "LeastPrivilege");
      xml.writeEndElement();
      xml.writeEndElement();
      settings(xml);
      xml.writeStartElement("Actions");
      xml.writeAttribute("Context", "Author");
      xml.writeStartElement("Exec");
      leaf(xml, "Command", script.toString());
      leaf(xml, "WorkingDirectory", blueprint.state().toString());
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new DefinitionException("the task cannot be written as XML");
    }
    return text.toString();
  }

  private static void settings(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("Settings");
    leaf(xml, "MultipleInstancesPolicy", "IgnoreNew");
    leaf(xml, "DisallowStartIfOnBatteries", "false");
    leaf(xml, "StopIfGoingOnBatteries", "false");
    leaf(xml, "StartWhenAvailable", "true");
    leaf(xml, "ExecutionTimeLimit", "PT0S");
    xml.writeStartElement("RestartOnFailure");
    leaf(xml, "Interval", "PT1M");
    leaf(xml, "Count", "255");
    xml.writeEndElement();
    leaf(xml, "Enabled", "true");
    xml.writeEndElement();
  }

  private static void leaf(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
