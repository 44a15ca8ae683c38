package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's <code>$sort</code>: a stable merge sort that exchanges two elements only if the comparator returns true for
 * them. The library takes anything else for "less than", which reorders equal elements, and cannot compare an integer with
 * a decimal number.
 *
 * @see <a href="https://docs.jsonata.org/array-functions#sort">$sort</a>
 */
final class Sorting {

    /** Whether the right element belongs before the left one. */
    @FunctionalInterface
    private interface Exchange {
        boolean exchanges(Object left, Object right) throws Throwable;
    }

    private Sorting() {}

    static @Nullable Object sort(@Nullable Object array, @Nullable Object comparator) throws Throwable {
        if (!(array instanceof List<?> list) || list.size() < 2) {
            return array;
        }
        Exchange exchange = comparator == null
                ? natural(list)
                : (left, right) ->
                        Boolean.TRUE.equals(Functions.toBoolean(Functions.funcApply(comparator, List.of(left, right))));
        return sorted(new ArrayList<>(list), exchange);
    }

    private static Exchange natural(List<?> list) {
        if (list.stream().allMatch(Number.class::isInstance)) {
            return (left, right) -> ((Number) left).doubleValue() > ((Number) right).doubleValue();
        }
        if (list.stream().allMatch(String.class::isInstance)) {
            return (left, right) -> ((String) left).compareTo((String) right) > 0;
        }
        throw new JException("D3070", -1);
    }

    private static List<Object> sorted(List<Object> list, Exchange exchange) throws Throwable {
        if (list.size() < 2) {
            return list;
        }
        int middle = list.size() / 2;
        List<Object> left = sorted(list.subList(0, middle), exchange);
        List<Object> right = sorted(list.subList(middle, list.size()), exchange);
        List<Object> merged = new ArrayList<>(list.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            merged.add(exchange.exchanges(left.get(l), right.get(r)) ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }
}
