package dev.tidemark.chassis.intake;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The beans of a process without a container: at most one, whatever the qualifier. */
record FixedInstance<T>(List<T> beans) implements Instance<T> {
  static <T> Instance<T> of(T bean) {
    return new FixedInstance<>(List.of(bean));
  }

  static <T> Instance<T> none() {
    return new FixedInstance<>(List.of());
  }

  @Override
  public Instance<T> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException("one bean of one type");
  }

  @Override
  public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException("one bean of one type");
  }

  @Override
  public boolean isUnsatisfied() {
    return beans.isEmpty();
  }

  @Override
  public boolean isAmbiguous() {
    return false;
  }

  @Override
  public void destroy(@Nullable T instance) {}

  @Override
  public Handle<T> getHandle() {
    throw new UnsupportedOperationException("beans without handles");
  }

  @Override
  public Iterable<? extends Handle<T>> handles() {
    return List.of();
  }

  @Override
  public Iterator<T> iterator() {
    return beans.iterator();
  }

  @Override
  public T get() {
    return beans.getFirst();
  }
}
