"""What can be done to a map: plain functions from one document to the next.

Every function keeps the map sound (`model.check.problems` finds nothing that it did not find
before), leaves untouched records the same objects, and cascades a deletion in one go. A thing that
is not there raises LookupError, a value that does not fit raises pydantic.ValidationError (a
ValueError); nothing is ever half done, because nothing is changed in place.
"""
