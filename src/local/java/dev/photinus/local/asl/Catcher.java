package dev.photinus.local.asl;

import java.util.ArrayList;
import java.util.List;

/** Where a state goes with an error that no retry has cured. */
record Catcher(ErrorEquals errors, Exit exit) {

    static List<Catcher> read(Fields state) {
        List<Catcher> catchers = new ArrayList<>();
        List<Fields> all = state.objects("Catch");
        for (int i = 0; i < all.size(); i++) {
            Fields fields = all.get(i);
            fields.text("Comment");
            ErrorEquals errors = ErrorEquals.read(fields, i == all.size() - 1);
            catchers.add(new Catcher(errors, Exit.to(fields, Sight.ERROR_OUTPUT)));
            fields.refuseOthers("a Catcher");
        }
        return List.copyOf(catchers);
    }
}
