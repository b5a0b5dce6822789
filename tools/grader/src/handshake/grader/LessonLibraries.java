package handshake.grader;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// What a lesson may use beyond the JDK. Its solution's `pom.xml` names it, as Maven and IDEs want
/// it; the jars, with all that they need themselves, lie where `tools/libraries` has put them.
final class LessonLibraries {
    private LessonLibraries() {}

    /// The jars of a lesson; none if its solution names no dependency. It is the solution that is
    /// asked, for a student may change the lesson's own file.
    ///
    /// @throws IOException if the file cannot be read, or names what `tools/libraries` has not got
    static List<Path> of(Lesson lesson) throws IOException {
        List<String> names = named(lesson.authors("pom.xml"));
        if (names.isEmpty()) {
            return List.of();
        }
        List<Path> jars = jars(lesson.root().resolve("tools/libraries/target/lib"));
        for (String name : names) {
            if (jars.stream().noneMatch(jar -> isVersionOf(name, jar))) {
                throw new IOException(
                        "lesson %d uses %s, which is not in tools/libraries/target/lib"
                                .formatted(lesson.number(), name));
            }
        }
        return jars;
    }

    private static boolean isVersionOf(String name, Path jar) {
        String file = jar.getFileName().toString();
        return file.startsWith(name + "-")
                && Character.isDigit(file.charAt(Math.min(name.length() + 1, file.length() - 1)));
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// The artifact ids of a pom's dependencies; none if there is no such file.
    private static List<String> named(Path pom) throws IOException {
        if (!Files.isRegularFile(pom)) {
            return List.of();
        }
        var names = new ArrayList<String>();
        for (Element dependencies : children(parse(pom).getDocumentElement(), "dependencies")) {
            for (Element dependency : children(dependencies, "dependency")) {
                for (Element name : children(dependency, "artifactId")) {
                    names.add(name.getTextContent().strip());
                }
            }
        }
        return names;
    }

    private static Document parse(Path pom) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(pom + " is no pom.xml: " + e.getMessage(), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
