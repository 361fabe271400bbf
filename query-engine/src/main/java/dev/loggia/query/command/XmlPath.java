package dev.loggia.query.command;

import dev.loggia.event.Column;
import dev.loggia.event.Value;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathNodes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * {@code parse field xml 'path' as name} (section 3.6): the text of the first element, attribute or text that an XPath finds. Missing where
 * the text is not well formed, has a document type, is longer than {@link #LONGEST} characters or nested more than {@link #DEEPEST} deep,
 * or nothing is found. Names are compared as written, with their prefixes left out; a value that is a number or true or false is that.
 *
 * @param path a valid XPath 1.0
 */
public record XmlPath(String path) implements Extraction {

    static final int LONGEST = 1 << 20;
    static final int DEEPEST = 200;

    /** XPath has no limit on time of its own; even a path this short may ask for much, as {@code //} within a predicate of {@code //}. */
    private static final int LONGEST_PATH = 1000;

    /** @throws XPathExpressionException when it is no XPath; the message says why */
    public static XmlPath of(String path) throws XPathExpressionException {
        if (path.length() > LONGEST_PATH) {
            throw new XPathExpressionException("it is longer than " + LONGEST_PATH + " characters");
        }
        if (hasPrefix(path)) {
            throw new XPathExpressionException("no namespace is declared: a prefixed name is //*[name()='s:level']");
        }
        compile(path);
        return new XmlPath(path);
    }

    /** Whether a name has a prefix: a colon that stands neither in quotes nor beside another. Prefixes call functions of Java, too. */
    private static boolean hasPrefix(String path) {
        char quote = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ':') {
                if (i + 1 == path.length() || path.charAt(i + 1) != ':') {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static XPathExpression compile(String path) throws XPathExpressionException {
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            XPath xpath = factory.newXPath();
            return xpath.compile(path);
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("the Java runtime has no secure XPath", e);
        }
    }

    /** Neither half is thread-safe, so each batch has its own. */
    private record Reader(DocumentBuilder parser, XPathExpression expression) {

        static Reader of(String path) {
            try {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
                factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
                factory.setExpandEntityReferences(false);
                DocumentBuilder parser = factory.newDocumentBuilder();
                parser.setErrorHandler(Silent.INSTANCE);
                return new Reader(parser, compile(path));
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("the Java runtime has no secure XML parser", e);
            } catch (XPathExpressionException e) {
                throw new IllegalStateException("a path that was compiled before is none now", e);
            }
        }

        @Nullable
        Value find(String xml) {
            Document document;
            try {
                document = parser.parse(new InputSource(new StringReader(xml)));
            } catch (SAXException | IOException notWellFormed) {
                return null;
            }
            try {
                return value(expression.evaluateExpression(document));
            } catch (XPathException outOfBounds) {
                return null;
            }
        }

        private static @Nullable Value value(XPathEvaluationResult<?> result) throws XPathException {
            return switch (result.value()) {
                case XPathNodes nodes ->
                    nodes.size() == 0 ? null : Value.of(nodes.get(0).getTextContent());
                case Boolean truth -> Value.of(truth.booleanValue());
                case Number number -> Value.of(number.doubleValue());
                default -> Value.of(result.value().toString());
            };
        }
    }

    /** The parser's own would print to the terminal. */
    private enum Silent implements ErrorHandler {
        INSTANCE;

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) {}

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }

    @Override
    public Column[] extract(Column input, int size) {
        Column.Utf8 texts = TextColumn.of(input, size);
        Reader reader = Reader.of(path);
        @Nullable Value[] values = new Value[size];
        for (int row = 0; row < size; row++) {
            if (mayBeXml(texts, row)) {
                values[row] = reader.find(texts.text(row).strip());
            }
        }
        return new Column[] {new Column.Mixed(values, size)};
    }

    /** Turns away what does not start with a tag, so that other lines cost nothing. */
    private static boolean mayBeXml(Column.Utf8 texts, int row) {
        if (texts.isMissing(row) || texts.ends()[row] - texts.starts()[row] > LONGEST) {
            return false;
        }
        int start = texts.starts()[row];
        while (start < texts.ends()[row] && texts.bytes()[start] <= ' ' && texts.bytes()[start] >= 0) {
            start++;
        }
        return start < texts.ends()[row] && texts.bytes()[start] == '<';
    }

    @Override
    public String describe() {
        return "parse xml \"" + path + "\"";
    }
}
