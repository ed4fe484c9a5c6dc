package dev.tidemark.quickstart.simulate;

import dev.tidemark.quickstart.simulate.SimulatedInteraction.Truth;
import dev.tidemark.stats.simulate.world.World;
import dev.tidemark.stats.simulate.world.WorldEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A world's conversations as the requests a gateway sees, in order of time. */
public final class TrafficSimulator {
  private static final int PAUSE = 30;

  private final World world;
  private final PromptWriter prompts;
  private final AnswerWriter answers;
  private final Scenario scenario;

  /**
   * Traffic of {@code world}.
   *
   * @param prompts how its users write
   * @param scenario start and names
   */
  public TrafficSimulator(
      World world, Phrasebook phrasebook, PromptWriter prompts, Scenario scenario) {
    this.world = world;
    this.prompts = prompts;
    this.scenario = scenario;
    answers = new AnswerWriter(phrasebook);
  }

  /**
   * All interactions, each conversation's turns included, ordered by time; lazy, and the same on
   * every call. Memory: one day.
   */
  public Stream<SimulatedInteraction> interactions() {
    Iterator<WorldEvent> events = world.events().iterator();
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Merged(events), Spliterator.ORDERED), false);
  }

  private List<SimulatedInteraction> conversation(WorldEvent event) {
    List<SimulatedInteraction> turns = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    Instant at = scenario.instant(event.day(), event.instant());
    String id = "%s-%d-%x".formatted(scenario.user(event.user()), event.day(), event.draws().key());
    for (int turn = 0; turn <= event.followUps(); turn++) {
      String prompt = turn == 0 ? prompts.opening(event) : prompts.followUp(event, turn);
      messages.add(new Message("user", prompt));
      SimulatedInteraction interaction = interaction(event, id, turn, at, messages);
      turns.add(interaction);
      messages.add(new Message("assistant", interaction.response()));
      at = at.plus(interaction.latency()).plus(pause(event, turn));
    }
    return turns;
  }

  private SimulatedInteraction interaction(
      WorldEvent event, String conversation, int turn, Instant at, List<Message> messages) {
    String response = answers.answer(event, turn, messages.getLast().content());
    return new SimulatedInteraction(
        conversation + "-" + turn,
        scenario.user(event.user()),
        conversation,
        turn,
        at,
        messages,
        response,
        scenario.model(),
        event.exposed() ? scenario.newVersion() : scenario.oldVersion(),
        answers.latency(event, turn, response),
        truth(event, turn));
  }

  private static Truth truth(WorldEvent event, int turn) {
    int dose = event.dose() + (event.exposed() ? turn : 0);
    return new Truth(event.day(), event.topic(), event.exposed(), dose, event.adaptation());
  }

  private static Duration pause(WorldEvent event, int turn) {
    return Duration.ofSeconds(20 + event.draws().at(PAUSE).below(120, turn));
  }

  /** Openings in order of time, with the later turns of earlier conversations put in between. */
  private final class Merged implements Iterator<SimulatedInteraction> {
    private final Iterator<WorldEvent> events;
    private final PriorityQueue<SimulatedInteraction> later =
        new PriorityQueue<>(Comparator.comparing(SimulatedInteraction::at));

    Merged(Iterator<WorldEvent> events) {
      this.events = events;
      fill();
    }

    @Override
    public boolean hasNext() {
      return !later.isEmpty();
    }

    @Override
    public SimulatedInteraction next() {
      SimulatedInteraction next = later.poll();
      if (next == null) {
        throw new NoSuchElementException("the simulated time is over");
      }
      if (next.turn() == 0) {
        fill();
      }
      return next;
    }

    /** Exactly one opening waits at any time: what comes before it is already in the queue. */
    private void fill() {
      if (events.hasNext()) {
        later.addAll(conversation(events.next()));
      }
    }
  }
}
