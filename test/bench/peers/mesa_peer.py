"""The simplified step for Mesa, for the same people as the others: a line in, a round out."""

import json
import math
import random
import struct
import sys
import time

import mesa

WEEKS = 104


class Person(mesa.Agent):
    def __init__(self, model, taste):
        super().__init__(model)
        self.taste = taste
        self.friends = []
        self.takes_part = 0
        self.took_part = 0
        self.tired = 0.0
        self.belongs = 0.0

    def remember(self):
        self.took_part = self.takes_part

    def step(self):
        share = sum(friend.took_part for friend in self.friends) / 8
        was = self.took_part
        if was:
            odds = -2.5 - 1.5 * self.belongs + self.tired
        else:
            odds = -4.5 + self.taste + 2 * share - self.tired
        flips = self.model.luck() < 1 / (1 + math.exp(-odds))
        now = 1 - was if flips else was
        self.takes_part = now
        self.tired = 0.7 * self.tired + 0.3 * now
        if now:
            self.belongs += 0.1 * (0.2 + 0.8 * share) * (1 - self.belongs)
        else:
            self.belongs *= 0.99
        self.model.weeks += now
        self.model.flips += flips


class Forum(mesa.Model):
    def __init__(self, people, seed):
        super().__init__(seed=seed)
        tastes, starts, ties = people
        self.luck = random.Random(seed).random
        self.weeks = 0
        self.flips = 0
        persons = [Person(self, taste) for taste in tastes]
        for i, person in enumerate(persons):
            person.friends = [persons[j] for j in ties[starts[i] : starts[i + 1]]]

    def step(self):
        self.agents.do("remember")
        self.agents.do("step")


def read_people(path):
    with open(path, "rb") as file:
        data = file.read()
    numbers = struct.unpack(f"<{len(data) // 8}d", data)
    populations, size, columns = map(int, numbers[:3])
    at = 3
    found = []
    for _ in range(populations):
        tastes = numbers[at : at + size]
        at += size * columns
        starts = [int(one) for one in numbers[at : at + size + 1]]
        at += size + 1
        ties = [int(one) for one in numbers[at : at + starts[size]]]
        at += starts[size]
        found.append((tastes, starts, ties))
    return found


def outcome(people, seed):
    forum = Forum(people, seed)
    for _ in range(WEEKS):
        forum.step()
    return {"participants": forum.weeks / WEEKS, "contributions": forum.flips}


def main():
    everybody = read_people(sys.argv[1])
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.process_time()
        outcomes = [outcome(people, int(line) * 64 + r) for r, people in enumerate(everybody)]
        agent_weeks = sum(len(people[0]) for people in everybody) * WEEKS
        ns = (time.process_time() - start) * 1e9 / agent_weeks
        print(json.dumps({"ns": ns, "outcomes": outcomes}), flush=True)


main()
