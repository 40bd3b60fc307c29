// Both models in C++, for the same people as the others: reads a number per line, answers with a line of JSON per round.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr int kWeeks = 104;

struct People {
  std::vector<double> taste, money, intrinsic, threshold, free, vigour, log_vigour, wish;
  std::vector<uint32_t> starts, ties;
};

struct Outcome {
  double participants = 0;
  double contributions = 0;
};

// xoroshiro64*, seeded by the world's number.
class Source {
 public:
  explicit Source(uint32_t world) : a_((world + 1) * 0x9e3779b1u | 1), b_((world + 7) * 0x85ebca6bu | 1) {
    for (int i = 0; i < 20; i++) uniform();
  }
  double uniform() {
    const uint32_t a = a_;
    const uint32_t b = b_ ^ a;
    a_ = ((a << 26) | (a >> 6)) ^ b ^ (b << 9);
    b_ = (b << 13) | (b >> 19);
    return (a * 0x9e3779bbu + 0.5) / 4294967296.0;
  }

 private:
  uint32_t a_, b_;
};

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

std::vector<People> read_people(const char* file) {
  std::FILE* in = std::fopen(file, "rb");
  auto number = [in]() {
    double value = 0;
    if (std::fread(&value, sizeof value, 1, in) != 1) std::exit(3);
    return value;
  };
  const int populations = number();
  const int size = number();
  number();
  std::vector<People> all(populations);
  for (auto& one : all) {
    for (auto* column : {&one.taste, &one.money, &one.intrinsic, &one.threshold, &one.free, &one.vigour,
                         &one.log_vigour, &one.wish})
      for (int i = 0; i < size; i++) column->push_back(number());
    for (int i = 0; i <= size; i++) one.starts.push_back(number());
    for (uint32_t i = 0; i < one.starts[size]; i++) one.ties.push_back(number());
  }
  std::fclose(in);
  return all;
}

Outcome simple(const People& p, Source source) {
  const int size = p.taste.size();
  std::vector<uint8_t> is(size), was(size);
  std::vector<double> tired(size), belongs(size);
  Outcome out;
  for (int week = 0; week < kWeeks; week++) {
    was = is;
    for (int i = 0; i < size; i++) {
      int near = 0;
      for (uint32_t tie = p.starts[i]; tie < p.starts[i + 1]; tie++) near += was[p.ties[tie]];
      const double share = near / 8.0;
      const double odds =
          was[i] ? -2.5 - 1.5 * belongs[i] + tired[i] : -4.5 + p.taste[i] + 2 * share - tired[i];
      const bool flips = source.uniform() < sigmoid(odds);
      is[i] = flips ? 1 - was[i] : was[i];
      tired[i] = 0.7 * tired[i] + 0.3 * is[i];
      belongs[i] = is[i] ? belongs[i] + 0.1 * (0.2 + 0.8 * share) * (1 - belongs[i]) : 0.99 * belongs[i];
      out.participants += is[i];
      out.contributions += flips;
    }
  }
  out.participants /= kWeeks;
  return out;
}

enum Status : uint8_t { kUnaware, kAware, kEnrolled, kLeft };
constexpr double kHours = 0.3, kPerWeek = 3, kOffer = 0.12631578947368421, kSpur = 1.031578947368421;
constexpr double kCrowdingShare = 0.8;

int poisson(double u, double mean, double cap) {
  if (mean <= 0) return 0;
  int count = 0;
  double mass = std::exp(-mean), below = mass;
  while (u > below && count < cap) {
    count++;
    mass *= mean / count;
    below += mass;
  }
  return count;
}

struct State {
  explicit State(int size)
      : status(size), tells(size), hours_left(size), belongs(size), crowded(size), gain_at_joining(size),
        career(size, 1), made(size) {}
  std::vector<uint8_t> status, tells;
  std::vector<double> hours_left, belongs, crowded, gain_at_joining, career, made;
};

bool joins(const People& p, const State& s, int i, int near, double tired, double gain, Source& source) {
  if (source.uniform() >= (s.status[i] == kAware ? 0.1 : 0.01) || kHours > p.free[i]) return false;
  const double company = near / (near + 1.0) - p.threshold[i];
  const double cost = 3 * std::min(1.0, kHours * kPerWeek / p.free[i]) + tired;
  return source.uniform() < sigmoid(p.intrinsic[i] + gain + company - cost - 0.2);
}

int contribute(const People& p, State& s, int i, int near, double tired, double gain, Source& source) {
  const double most = p.free[i] / kHours;
  const double wished = kPerWeek * p.vigour[i] * kSpur * std::exp(0.5 * gain);
  const int count = poisson(source.uniform(), std::min(wished, most) * (1 - tired), std::floor(most));
  if (count == 0) return 0;
  const double factor =
      std::exp(tired - (gain - s.gain_at_joining[i]) - 0.59 * p.log_vigour[i] - s.belongs[i]);
  double first = 1;
  if (s.made[i] == 0) {
    const double unanswered = (1 - 0.45) * std::pow(1 - 0.12, near);
    first = std::exp(-0.48 * ((source.uniform() < 1 - unanswered ? 1 : 0) - 0.61));
  }
  const double u = source.uniform();
  int made = count;
  double stays = 1;
  for (int nth = 0; nth < count; nth++) {
    const double hazard = std::min(0.99, 0.3 * std::exp(-0.46 * std::log(s.career[i] + nth)));
    stays /= 1 + hazard / (1 - hazard) * factor * (nth == 0 ? first : 1);
    if (stays > u) continue;
    made = nth + 1;
    s.status[i] = kLeft;
    break;
  }
  s.career[i] += made;
  s.made[i] += made;
  return made;
}

Outcome middle(const People& p, Source source) {
  const int size = p.taste.size();
  const double kept = std::exp(-1.0 / 3);
  State s(size);
  Outcome out;
  for (int week = 0; week < kWeeks; week++) {
    for (int i = 0; i < size; i++) s.tells[i] = s.status[i] == kEnrolled;
    for (int i = 0; i < size; i++) {
      const int degree = p.starts[i + 1] - p.starts[i];
      int near = 0;
      for (uint32_t tie = p.starts[i]; tie < p.starts[i + 1]; tie++) near += s.tells[p.ties[tie]];
      if (s.status[i] == kUnaware && source.uniform() < 0.02 + (degree == 0 ? 0 : 0.05 * near / degree))
        s.status[i] = kAware;
      const double tired = std::min(1.0, s.hours_left[i] * (1 - kept) / p.free[i]);
      const double gain = p.money[i] * kOffer - kCrowdingShare * s.crowded[i] * p.intrinsic[i];
      if ((s.status[i] == kAware || s.status[i] == kLeft) && joins(p, s, i, near, tired, gain, source)) {
        s.status[i] = kEnrolled;
        s.gain_at_joining[i] = gain;
      }
      int made = 0;
      if (s.status[i] == kEnrolled) {
        made = contribute(p, s, i, near, tired, gain, source);
        if (s.status[i] == kEnrolled && source.uniform() < 0.003) s.status[i] = kLeft;
      }
      s.crowded[i] *= 0.99;
      s.hours_left[i] = s.hours_left[i] * kept + made * kHours;
      out.contributions += made;
      if (s.status[i] != kEnrolled) {
        s.belongs[i] *= 0.99;
        continue;
      }
      s.belongs[i] += 0.12 * 0.3 * p.wish[i] * (near / (near + 1.5)) * (1 - s.belongs[i]);
      s.crowded[i] += 0.055 * 0.9090909090909091 * (1 - s.crowded[i]);
      out.participants += 1.0 / kWeeks;
    }
  }
  return out;
}

}  // namespace

int main(int, char** arguments) {
  const bool is_simple = std::strcmp(arguments[1], "simple") == 0;
  const auto all = read_people(arguments[2]);
  std::cout << "ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    const uint32_t turn = std::stoul(line);
    const std::clock_t start = std::clock();
    std::vector<Outcome> outcomes;
    for (size_t r = 0; r < all.size(); r++) {
      const Source source(turn * 64 + r);
      outcomes.push_back(is_simple ? simple(all[r], source) : middle(all[r], source));
    }
    const double ns = 1e9 * (std::clock() - start) / CLOCKS_PER_SEC / (all.size() * all[0].taste.size() * kWeeks);
    std::cout << "{\"ns\":" << ns << ",\"outcomes\":[";
    for (size_t r = 0; r < outcomes.size(); r++)
      std::cout << (r ? "," : "") << "{\"participants\":" << outcomes[r].participants
                << ",\"contributions\":" << outcomes[r].contributions << "}";
    std::cout << "]}" << std::endl;
  }
}
