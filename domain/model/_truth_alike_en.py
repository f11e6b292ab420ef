"""English words that say the same, a group a line, for the checker of sentences."""

ALIKE = """
repair fix mend
install fit put installation
clean wash
found start begin establish launch setup open
lead manage head direct run
own owner proprietor
guarantee warranty warrant
reply answer respond
deliver delivery
collect pickup fetch
sell sale buy
make produce manufacture
build construct
train teach lesson teacher trainer tutor
school teach lesson class course learn learner pupil student
clinic practice treat treatment therapist patient
shop store sell
vet veterinary veterinarian animal pet
vet veterinary dog
vet veterinary cat
home house
hotel guesthouse inn room
hotel guesthouse inn stay sleep
hotel guesthouse inn guest
optician glasses spectacles eye
restaurant cook serve eat
ride bike bicycle cycle
area region
replace swap change
remove removal
check inspect examine inspection
appointment booking
month monthly
register registered
trim cut
car vehicle
bike bicycle cycle
kid child children
photo picture photograph photographer photography
flat apartment
house
film movie
garden yard
autumn fall
student pupil learner
accept take
minute
dog
holiday
spare
old used secondhand
quote estimate quotation
weekly week
daily day
yearly year annual annually
park parking
bank
card
payment pay
deposit
about around approximately roughly
usually normally generally typically
free gratis complimentary
only solely
include inclusive with
every each always
hire rent rental
otherwise or
cover coverage
holiday vacation
reserve reservation
finish complete
get receive
help assist assistance
need require
join attend
keep stay
show display
wood wooden timber
metal
picture image
pupil student
bread loaf
cake
lamp light
kitchen
bathroom bath
roof roofing roofer
plumb plumber plumbing
paint painter decorate decorator
electric electrical electrician electricity
heat heating heater
garden gardener gardening
groom groomer
photograph photographer
translate translation translator
law legal lawyer solicitor
tax
account accountant accountancy accounting
doctor physician
dentist dental
tooth teeth
physiotherapy physiotherapist
massage
cook kitchen chef
drink beverage
vegetable veg
grow grower
farm farmer farming
fish
meat butcher
coffee
wine
flower florist floral
sew tailor alteration
shoe
watch
jewel jeweller jewellery
stone mason masonry
wall
floor flooring
tile tiler tiling
window glaze glazing
lock locksmith
key
move removal
store storage
waste rubbish
tree
plan planning
design designer
print printer printing
visit attend
leak leaking leaky
burst
block blocked blockage
break broken breakdown
damage damaged
grind sharpen
collect collection
exchange swap
fee price cost charge
kg kilo kilogram
km kilometre kilometer
last take
ten
centre center
neighbour neighbourhood
weekday
noon midday
morning
half
doubled double
licence license licensed
insure insurance insured
regulate regulated
own self
write written
hand
stock sell supply
guest visitor
sleep bed
vat
include contain
suit suitable
age old
young
small little
big large
near nearby
parcel package
cancel cancellation
price cost
office
quick fast rapid
shop store
premises workshop
staff employee
advice advise
plan planned planning
"""
