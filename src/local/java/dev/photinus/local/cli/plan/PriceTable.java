package dev.photinus.local.cli.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * AWS's prices in US dollars, from {@code plan/prices.json}: the one place that they stand in. Taxes, free tiers and discounts are
 * not in them, nor is what Adobe asks.
 *
 * @param date when they were read from AWS's pages; ISO 8601
 * @param functionGigabyteSecond by architecture
 * @param sources AWS's pages
 */
public record PriceTable(
        String date,
        String region,
        double stateTransitionsPer1000,
        Map<String, Double> functionGigabyteSecond,
        double functionInvocationsPerMillion,
        double tableWriteUnitsPerMillion,
        double tableReadUnitsPerMillion,
        double bucketPutsPer1000,
        double bucketGetsPer1000,
        List<String> sources) {

    private static final String FILE = "/plan/prices.json";
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    public PriceTable {
        functionGigabyteSecond = Map.copyOf(functionGigabyteSecond);
        sources = List.copyOf(sources);
    }

    /** The table as it stands. */
    public static PriceTable read() {
        try (InputStream file = PriceTable.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), PriceTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a Standard workflow's state transitions. */
    public double transitions(long number) {
        return number * stateTransitionsPer1000 / THOUSAND;
    }

    /** Of calling functions so often. */
    public double invocations(long number) {
        return number * functionInvocationsPerMillion / MILLION;
    }

    /**
     * Of functions that run.
     *
     * @param architecture as the template names it
     * @throws IllegalArgumentException if it has no price
     */
    public double gigabyteSeconds(double number, String architecture) {
        Double price = functionGigabyteSecond.get(architecture);
        if (price == null) {
            throw new IllegalArgumentException("plan/prices.json has no price for " + architecture);
        }
        return number * price;
    }

    /** Of an on-demand table. */
    public double table(long writeUnits, long readUnits) {
        return writeUnits * tableWriteUnitsPerMillion / MILLION + readUnits * tableReadUnitsPerMillion / MILLION;
    }

    /** Of requests to a bucket. */
    public double bucket(long puts, long gets) {
        return puts * bucketPutsPer1000 / THOUSAND + gets * bucketGetsPer1000 / THOUSAND;
    }

    /** The day of {@link #date}. */
    public LocalDate day() {
        return LocalDate.parse(date);
    }
}
