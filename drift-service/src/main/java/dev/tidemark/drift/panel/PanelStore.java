package dev.tidemark.drift.panel;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.drift.application.DayRange;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Consumer;

/** Reads panel sums. */
public interface PanelStore {

  /** Calls with every row of a space and range of days, by day, block and user. */
  Uni<Void> scan(ApplicationKey application, String space, DayRange days, Consumer<PanelDay> row);

  /** All rows of a range; about 2.5 KB each, so prefer {@link #scan} for large panels. */
  Uni<List<PanelDay>> list(ApplicationKey application, String space, DayRange days);
}
