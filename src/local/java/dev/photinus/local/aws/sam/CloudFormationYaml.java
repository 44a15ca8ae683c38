package dev.photinus.local.aws.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as CloudFormation writes it: the short form of an intrinsic function ({@code !Sub x}) becomes its long form
 * ({@code {"Fn::Sub": "x"}}), and dates stay the strings they are written as.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class CloudFormationYaml {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CloudFormationYaml() {}

    static JsonNode parse(String yaml) {
        var options = new LoaderOptions();
        var dumping = new DumperOptions();
        var parser =
                new Yaml(new IntrinsicConstructor(options), new Representer(dumping), dumping, options, new NoDates());
        return JSON.valueToTree(parser.load(yaml));
    }

    private static final class IntrinsicConstructor extends SafeConstructor {
        IntrinsicConstructor(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return Map.of(longName(node.getTag().getValue().substring(1)), value(node));
                }
            });
        }

        private static String longName(String tag) {
            return tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
        }

        private Object value(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            return node instanceof SequenceNode sequence
                    ? constructSequence(sequence)
                    : constructMapping((MappingNode) node);
        }
    }

    /** A template's {@code AWSTemplateFormatVersion: 2010-09-09} is a string to AWS. */
    private static final class NoDates extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
