package dev.photinus.local.asl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a definition while it is being read: where it is, what expressions there may see, and where to report what is
 * wrong with it.
 */
final class Place {

    private final String machine;
    private final List<Finding> findings;
    private final @Nullable String state;
    private final String field;
    private final Set<Sight> sights;
    private final List<VariableUse> uses;

    /** A variable that an expression of a state reads. */
    record VariableUse(String variable, Place place) {}

    private Place(
            String machine,
            List<Finding> findings,
            @Nullable String state,
            String field,
            Set<Sight> sights,
            List<VariableUse> uses) {
        this.machine = machine;
        this.findings = findings;
        this.state = state;
        this.field = field;
        this.sights = sights;
        this.uses = uses;
    }

    static Place machine(String name) {
        return new Place(name, new ArrayList<>(), null, "", EnumSet.noneOf(Sight.class), new ArrayList<>());
    }

    /** A state of a flow that lies here; it sees what the flow sees. */
    Place state(String name) {
        return new Place(machine, findings, name, "", sights, new ArrayList<>());
    }

    /** A field of the object here. */
    Place field(String name) {
        return inside(field.isEmpty() ? name : field + "/" + name);
    }

    /** An element of the array here. */
    Place element(int index) {
        return inside(field + "[" + index + "]");
    }

    /** The same place, whose expressions see more. */
    Place seeing(Sight... more) {
        Set<Sight> all = EnumSet.noneOf(Sight.class);
        all.addAll(sights);
        all.addAll(List.of(more));
        return new Place(machine, findings, state, field, all, uses);
    }

    /** The same place, whose expressions see only what every expression does. */
    Place seeingNothing() {
        return new Place(machine, findings, state, field, EnumSet.noneOf(Sight.class), uses);
    }

    private Place inside(String path) {
        return new Place(machine, findings, state, path, sights, uses);
    }

    boolean sees(Sight sight) {
        return sights.contains(sight);
    }

    void refuse(String message) {
        findings.add(new Finding(false, machine, state, field, message));
    }

    /** Reports what AWS accepts, and what is a mistake all the same. */
    void lint(String message) {
        findings.add(new Finding(true, machine, state, field, message));
    }

    void use(String variable) {
        uses.add(new VariableUse(variable, this));
    }

    /** The variables that expressions of this state read. */
    List<VariableUse> uses() {
        return uses;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The path inside the state, as AWS writes it in a cause. */
    String path() {
        return field;
    }
}
