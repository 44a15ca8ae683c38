package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks the library's parse tree for what an expression refers to. The library parses in public but keeps the nodes'
 * fields to itself, hence the reflection; a renamed field fails every test of this package at once.
 */
final class SyntaxTree {

    private static final Map<String, Field> FIELDS = new ConcurrentHashMap<>();
    private static final Map<String, Boolean> BUILT_IN = new ConcurrentHashMap<>();

    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<List<String>> statesPaths = new LinkedHashSet<>();
    private final List<String> lint = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private SyntaxTree() {}

    static References references(Symbol root) {
        SyntaxTree tree = new SyntaxTree();
        tree.visit(root, false, new HashSet<>());
        return new References(
                Set.copyOf(tree.variables),
                Set.copyOf(tree.statesPaths),
                List.copyOf(tree.lint),
                List.copyOf(tree.faults));
    }

    /**
     * @param inContext whether <code>$</code> and plain names mean something: below a path's first step, in predicates and
     *     sort terms. At the top they would mean an input document, which Step Functions does not have.
     * @param bound the names that the expression itself has given a value
     */
    private void visit(@Nullable Symbol node, boolean inContext, Set<String> bound) {
        if (node == null) {
            return;
        }
        switch (text(node, "type")) {
            case "path" -> path(node, inContext, bound);
            case "variable" -> variable(node, inContext, bound);
            case "name", "wildcard", "descendant", "parent" -> {
                if (!inContext) {
                    faults.add("reference to '" + text(node, "value") + "' at the top level: there is no input document"
                            + " here; write $states.input or a variable");
                }
            }
            case "block" -> {
                Set<String> inner = new HashSet<>(bound);
                children(node, "expressions").forEach(child -> visit(child, inContext, inner));
            }
            case "bind" -> bind(node, inContext, bound);
            case "lambda" -> {
                Set<String> inner = new HashSet<>(bound);
                children(node, "arguments").forEach(parameter -> inner.add(text(parameter, "value")));
                visit(child(node, "body"), inContext, inner);
            }
            case "transform" -> {
                for (String part : List.of("pattern", "update", "delete")) {
                    visit(child(node, part), true, bound);
                }
            }
            case "sort" -> children(node, "terms").forEach(term -> visit(child(term, "expression"), true, bound));
            case "partial" -> {
                lint.add("partial application gives other results here than on AWS; write function($x) { ... }");
                operands(node, inContext, bound);
            }
            case "function", "binary", "unary", "condition", "apply" -> operands(node, inContext, bound);
            case "string", "number", "value", "regex", "operator" -> {}
            default -> faults.add("a construct this interpreter does not know: " + text(node, "type"));
        }
        attachments(node, bound);
    }

    private void path(Symbol node, boolean inContext, Set<String> bound) {
        List<Symbol> steps = children(node, "steps");
        Set<String> inner = new HashSet<>(bound);
        for (int i = 0; i < steps.size(); i++) {
            Symbol step = steps.get(i);
            if (step.focus != null) {
                inner.add(String.valueOf(step.focus));
            }
            if (step.index != null) {
                inner.add(String.valueOf(step.index));
            }
            visit(step, inContext || i > 0, inner); // its predicates see both names
        }
        if (!steps.isEmpty() && isStates(steps.get(0)) && !bound.contains("states")) {
            List<String> names = steps.stream()
                    .skip(1)
                    .takeWhile(step -> text(step, "type").equals("name"))
                    .map(step -> text(step, "value"))
                    .toList();
            statesPaths.add(names);
        }
    }

    private static boolean isStates(Symbol step) {
        return text(step, "type").equals("variable") && text(step, "value").equals("states");
    }

    private void variable(Symbol node, boolean inContext, Set<String> bound) {
        String name = text(node, "value");
        if (name.isEmpty() && !inContext) {
            faults.add(
                    "reference to '$' at the top level: there is no input document here; write $states.input or a variable");
        } else if (name.equals("$")) {
            faults.add("reference to '$$': there is no input document here; write $states.input or a variable");
        } else if (name.equals("eval") && !bound.contains(name)) {
            faults.add("$eval is not available in Step Functions; use $parse");
        } else if (name.equals("formatNumber") && !bound.contains(name)) {
            lint.add("$formatNumber gives other results here than on AWS; use $round, $string or $formatInteger");
        } else if (!name.isEmpty() && !name.equals("states") && !bound.contains(name) && !isFunction(name)) {
            variables.add(name);
        }
    }

    private void bind(Symbol node, boolean inContext, Set<String> bound) {
        String name = text(child(node, "lhs"), "value");
        Symbol value = child(node, "rhs");
        if (value != null && text(value, "type").equals("lambda")) {
            bound.add(name); // a function may call itself
        }
        visit(value, inContext, bound);
        bound.add(name);
    }

    private void operands(Symbol node, boolean inContext, Set<String> bound) {
        for (String one : List.of("procedure", "lhs", "rhs", "expression", "condition", "then", "_else")) {
            visit(child(node, one), inContext, bound);
        }
        for (String several : List.of("arguments", "expressions")) {
            children(node, several).forEach(child -> visit(child, inContext, bound));
        }
        if (node.lhsObject != null) {
            pairs(node.lhsObject, inContext, bound);
        }
    }

    /** Predicates and groupings, which any node may carry. */
    private void attachments(Symbol node, Set<String> bound) {
        List<Symbol> stages = new ArrayList<>(children(node, "predicate"));
        stages.addAll(children(node, "stages"));
        for (Symbol stage : stages) {
            if (stage.expr instanceof Symbol condition) {
                visit(condition, true, bound);
            } else if (text(stage, "type").equals("index")) {
                bound.add(text(stage, "value"));
            }
        }
        if (node.group != null && node.group.lhsObject != null) {
            pairs(node.group.lhsObject, true, bound);
        }
    }

    private void pairs(List<Symbol[]> pairs, boolean inContext, Set<String> bound) {
        for (Symbol[] pair : pairs) {
            for (Symbol part : pair) {
                visit(part, inContext, bound);
            }
        }
    }

    private static boolean isFunction(String name) {
        return Library.ADDED.contains(name)
                || BUILT_IN.computeIfAbsent(
                        name, unknown -> Jsonata.jsonata("$" + unknown).evaluate(null) != null);
    }

    private static @Nullable Symbol child(Symbol node, String field) {
        return read(node, field) instanceof Symbol child ? child : null;
    }

    private static List<Symbol> children(Symbol node, String field) {
        return read(node, field) instanceof List<?> list
                ? list.stream().map(Symbol.class::cast).toList()
                : List.of();
    }

    private static String text(@Nullable Symbol node, String field) {
        return node == null ? "" : String.valueOf(read(node, field));
    }

    private static @Nullable Object read(Symbol node, String field) {
        try {
            return FIELDS.computeIfAbsent(field, SyntaxTree::open).get(node);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field open(String name) {
        try {
            Field field = Symbol.class.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("com.dashjoin:jsonata has changed its parse tree", e);
        }
    }
}
